// state_service.h - the state that all clients of one user share, with versions.
#pragma once

#include <memory>
#include <string>

#include <netra/websocket/state_synchronization_manager.h>
#include "netra/server/peer.h"

namespace netra::services {

class StateService {
 public:
  // What a new client needs to know: {"status", "version", "state"}.
  json join(const server::Peer& peer);
  json rejoin(const server::Peer& peer);
  void leave(const server::Peer& peer);
  // {"state", "version", "conflict"}; the update is {"version", "state": a merge patch}.
  json update(const std::string& user_id, const json& update);
  json patch(const std::string& user_id, const json& partial);
  json current(const server::Peer& peer);

 private:
  websocket::StateSynchronizationManager sync_{websocket::get_connection_manager()};
};

}  // namespace netra::services
