// unified_manager.h - the implementation behind the public face: connections, sending, events, recovery
// queue.
#ifndef NETRA_WEBSOCKET_CORE_UNIFIED_MANAGER_H
#define NETRA_WEBSOCKET_CORE_UNIFIED_MANAGER_H

#include <functional>
#include <future>
#include <memory>
#include <set>
#include <string>

#include "netra/websocket_core/websocket_manager.h"

namespace netra::websocket_core {

struct WebSocketConnection {
  std::string connection_id;
  std::string user_id;
  WsPtr websocket;
  std::string thread_id;
  json metadata;
};

class UnifiedWebSocketManager : public netra::ws::WebSocketManager {
 public:
  explicit UnifiedWebSocketManager(WebSocketManagerMode mode = WebSocketManagerMode::UNIFIED,
                                   const UserContext* user_context = nullptr, const json& config = {});
  ~UnifiedWebSocketManager() override;
  UnifiedWebSocketManager(const UnifiedWebSocketManager&) = delete;
  UnifiedWebSocketManager& operator=(const UnifiedWebSocketManager&) = delete;

  static UnifiedWebSocketManager& instance();

  // Returns the connection id; one is made up if none is given.
  std::string connect_user(const std::string& user_id, WsPtr websocket, const std::string& connection_id = "",
                           const std::string& thread_id = "");
  void register_connection(const std::string& connection_id, const std::string& user_id, WsPtr websocket);
  std::future<void> add_connection(const WebSocketConnection& connection);
  std::future<void> remove_connection(const std::string& connection_id);
  void disconnect_user(const std::string& user_id, WsPtr websocket, int code = 1000,
                       const std::string& reason = "Normal closure");
  std::set<std::string> get_user_connections(const std::string& user_id);

  bool send_message(const std::string& connection_id, const json& message);
  bool send_event(const std::string& connection_id, const std::string& event_type, const json& data);
  void broadcast_to_all(const json& message, const std::set<std::string>& exclude_users = {});
  void add_event_listener(std::function<void(const json&)> listener);

  void send_to_user(const std::string& user_id, const json& message) override;
  bool send_to_thread(const std::string& thread_id, const json& message) override;
  void emit_critical_event(const std::string& user_id, const std::string& event_type,
                           const json& data) override;
  bool is_connection_active(const std::string& user_id) override;
  json get_connection_health(const std::string& user_id) override;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace netra::websocket_core

#endif  // NETRA_WEBSOCKET_CORE_UNIFIED_MANAGER_H
