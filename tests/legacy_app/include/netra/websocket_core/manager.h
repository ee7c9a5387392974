// manager.h - compatibility layer: the name and the globals that code from before the unification uses.
#ifndef NETRA_WEBSOCKET_CORE_MANAGER_H
#define NETRA_WEBSOCKET_CORE_MANAGER_H

#include <functional>
#include <string>
#include <vector>

#include "netra/websocket_core/unified_manager.h"

namespace netra::websocket_core {

using WebSocketManager = UnifiedWebSocketManager;

struct BroadcastResult {
  int successful;
  int failed;
};

WebSocketManager& get_manager();

extern WebSocketManager& websocket_recovery_manager;

bool sync_state(const std::string& connection_id = "", std::vector<std::function<void()>> callbacks = {});

// To everyone, to one user, or to one room, by which of the two names is given.
BroadcastResult broadcast_message(const json& message, const std::string& user_id = "",
                                  const std::string& room_id = "");

}  // namespace netra::websocket_core

#define NETRA_WS_MANAGER() (::netra::websocket_core::get_manager())

#endif  // NETRA_WEBSOCKET_CORE_MANAGER_H
