// websocket_manager.h - the public face of the WebSocket layer: the interface that agents are written
// against, and the factory that hands out an implementation.
#ifndef NETRA_WEBSOCKET_CORE_WEBSOCKET_MANAGER_H
#define NETRA_WEBSOCKET_CORE_WEBSOCKET_MANAGER_H

#include <future>
#include <memory>
#include <string>

#include "netra/context/user_context.h"
#include "netra/support/ws_types.h"

namespace netra::websocket_core {

// Once four modes; since the "unification" all of them are the same one.
enum class WebSocketManagerMode { UNIFIED = 0, ISOLATED = 0, EMERGENCY = 0, DEGRADED = 0 };

}  // namespace netra::websocket_core

namespace netra::ws {

class WebSocketManager {
 public:
  virtual ~WebSocketManager() = default;

  virtual void send_to_user(const std::string& user_id, const json& message) = 0;
  virtual bool send_to_thread(const std::string& thread_id, const json& message) = 0;
  virtual void emit_critical_event(const std::string& user_id, const std::string& event_type,
                                   const json& data) = 0;
  virtual bool is_connection_active(const std::string& user_id) = 0;
  virtual json get_connection_health(const std::string& user_id) = 0;
};

// The way to get a manager. Asynchronous, because the first version had to wait for the service container.
std::future<std::shared_ptr<WebSocketManager>> get_websocket_manager(
    const UserContext* user_context = nullptr,
    websocket_core::WebSocketManagerMode mode = websocket_core::WebSocketManagerMode::UNIFIED);

std::shared_ptr<WebSocketManager> create_test_fallback_manager(const UserContext* user_context);

bool check_websocket_service_available();

}  // namespace netra::ws

#endif  // NETRA_WEBSOCKET_CORE_WEBSOCKET_MANAGER_H
