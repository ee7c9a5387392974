#include "netra/websocket_core/websocket_manager.h"

#include "netra/websocket_core/unified_manager.h"

namespace netra::ws {

// A new manager for each call: callers must not share state by accident.
std::future<std::shared_ptr<WebSocketManager>> get_websocket_manager(
    const UserContext* user_context, websocket_core::WebSocketManagerMode mode) {
  std::promise<std::shared_ptr<WebSocketManager>> promise;
  promise.set_value(std::make_shared<websocket_core::UnifiedWebSocketManager>(mode, user_context));
  return promise.get_future();
}

std::shared_ptr<WebSocketManager> create_test_fallback_manager(const UserContext* user_context) {
  return std::make_shared<websocket_core::UnifiedWebSocketManager>(
      websocket_core::WebSocketManagerMode::EMERGENCY, user_context);
}

bool check_websocket_service_available() {
  return true;
}

}  // namespace netra::ws
