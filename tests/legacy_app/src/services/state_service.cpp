#include "netra/services/state_service.h"

#include "netra/support/log.h"

namespace netra::services {

json StateService::join(const server::Peer& peer) {
  json answer = sync_.handle_new_connection(peer.user_id, peer.connection_id, peer.stream);
  sync_.register_sync_callback(peer.connection_id,
                               [](const std::string& connection_id, const std::string& event) {
                                 log_info("state of " + connection_id + ": " + event);
                               });
  return answer;
}

json StateService::rejoin(const server::Peer& peer) {
  return sync_.handle_reconnection(peer.user_id, peer.connection_id, peer.stream);
}

void StateService::leave(const server::Peer& peer) {
  sync_.handle_disconnection(peer.user_id, peer.connection_id);
}

json StateService::update(const std::string& user_id, const json& update) {
  return sync_.handle_state_update(user_id, update);
}

json StateService::patch(const std::string& user_id, const json& partial) {
  return sync_.handle_partial_state_update(user_id, partial);
}

json StateService::current(const server::Peer& peer) {
  return sync_.handle_get_current_state(peer.user_id, peer.connection_id, peer.stream);
}

}  // namespace netra::services
