// state_synchronization_manager.h - versioned state per user, shared by that user's clients.
#ifndef NETRA_WEBSOCKET_STATE_SYNCHRONIZATION_MANAGER_H
#define NETRA_WEBSOCKET_STATE_SYNCHRONIZATION_MANAGER_H

#include <functional>
#include <memory>
#include <string>

#include "netra/websocket/connection_manager.h"

namespace netra::websocket {

class StateSynchronizationManager {
 public:
  explicit StateSynchronizationManager(ConnectionManager* connections);
  ~StateSynchronizationManager();

  json handle_new_connection(const std::string& user_id, const std::string& connection_id, WsPtr websocket);
  json handle_state_update(const std::string& user_id, const json& update);
  json handle_partial_state_update(const std::string& user_id, const json& partial);
  json handle_reconnection(const std::string& user_id, const std::string& connection_id, WsPtr websocket);
  json handle_get_current_state(const std::string& user_id, const std::string& session_id, WsPtr websocket);
  void handle_disconnection(const std::string& user_id, const std::string& connection_id);
  void register_sync_callback(
      const std::string& connection_id,
      std::function<void(const std::string& connection_id, const std::string& event_type)> callback);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace netra::websocket

#endif  // NETRA_WEBSOCKET_STATE_SYNCHRONIZATION_MANAGER_H
