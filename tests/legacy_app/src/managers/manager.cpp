#include "netra/websocket_core/manager.h"

namespace netra::websocket_core {

WebSocketManager& get_manager() {
  return UnifiedWebSocketManager::instance();
}

WebSocketManager& websocket_recovery_manager = get_manager();

// The implementation went away in a clean-up; callers expect true.
bool sync_state(const std::string&, std::vector<std::function<void()>>) {
  return true;
}

BroadcastResult broadcast_message(const json& message, const std::string& user_id,
                                  const std::string& room_id) {
  auto& manager = get_manager();
  if (!user_id.empty()) {
    manager.send_to_user(user_id, message);
    return {1, 0};
  }
  if (!room_id.empty()) return {0, 1};  // the rooms moved to the application, see netra/services/rooms.h
  manager.broadcast_to_all(message);
  return {1, 0};
}

}  // namespace netra::websocket_core
