// connection_manager.h - who is connected. Older than the unified manager, still used by presence and state
// sync.
#ifndef NETRA_WEBSOCKET_CONNECTION_MANAGER_H
#define NETRA_WEBSOCKET_CONNECTION_MANAGER_H

#include <memory>
#include <string>
#include <vector>

#include "netra/support/ws_types.h"

namespace netra::websocket {

struct ConnectionInfo {
  std::string connection_id;
  std::string user_id;
  WsPtr websocket;
};

class ConnectionManager {
 public:
  ConnectionManager();
  ~ConnectionManager();

  ConnectionInfo* connect(const std::string& user_id, WsPtr websocket);
  void disconnect(const std::string& user_id, WsPtr websocket, int code = 1000,
                  const std::string& reason = "Normal closure");
  ConnectionInfo* find_connection(const std::string& user_id, WsPtr websocket);
  std::vector<ConnectionInfo*> get_user_connections(const std::string& user_id);
  ConnectionInfo* get_connection_by_id(const std::string& connection_id);
  bool is_connection_alive(const ConnectionInfo& info);
  int cleanup_dead_connections();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

using WebSocketConnectionManager = ConnectionManager;

// The process-wide one, made on first use.
ConnectionManager* get_connection_manager();

}  // namespace netra::websocket

#endif  // NETRA_WEBSOCKET_CONNECTION_MANAGER_H
