#include "netra/services/presence.h"

#include "netra/support/log.h"

namespace netra::services {

using websocket::ConnectionInfo;

PresenceService::PresenceService() : connections_(websocket::get_connection_manager()) {}

bool PresenceService::arrive(const server::Peer& peer) {
  ConnectionInfo* info = connections_->connect(peer.user_id, peer.stream);
  if (!info) {
    log_error("no place for " + peer.user_id);
    return false;
  }
  log_info("arrived: " + label(*info));
  return connections_->is_connection_alive(*info);
}

void PresenceService::leave(const server::Peer& peer, int code, const std::string& reason) {
  if (code == 1000) {
    connections_->disconnect(peer.user_id, peer.stream);
  } else {
    connections_->disconnect(peer.user_id, peer.stream, code, reason);
  }
}

std::vector<std::string> PresenceService::connection_ids(const std::string& user_id) {
  std::vector<std::string> ids;
  for (const auto& info : connections_->get_user_connections(user_id)) {
    ids.push_back(info->connection_id);
  }
  return ids;
}

std::string PresenceService::describe(const std::string& user_id) {
  const auto infos = connections_->get_user_connections(user_id);
  if (infos.empty()) return user_id + " (away)";
  return infos.front()->user_id + " (" + std::to_string(infos.size()) + " connections)";
}

bool PresenceService::is_here(const server::Peer& peer) {
  ConnectionInfo* info = connections_->find_connection(peer.user_id, peer.stream);
  return info && connections_->is_connection_alive(*info);
}

std::string PresenceService::owner_of(const std::string& connection_id) {
  auto info = connections_->get_connection_by_id(connection_id);
  return info ? info->user_id : "";
}

std::string label(const ConnectionInfo& info) {
  return info.user_id + " on " + info.connection_id;
}

}  // namespace netra::services
