#include "netra/server/endpoint.h"

#include "netra/metrics/connection_manager.h"
#include "netra/routing/commands.h"
#include "netra/support/ids.h"
#include "netra/support/log.h"
#include "netra/websocket_core/close_codes.h"

namespace netra::server {

Endpoint::Endpoint(Services& services) : services_(services) {
  routing::add_chat_commands(router_, services_);
  routing::add_session_commands(router_, services_);
  routing::add_state_commands(router_, services_);
  routing::add_room_commands(router_, services_);
  routing::add_status_commands(router_, services_);
}

bool Endpoint::open(Peer& peer) {
  peer.connection_id = "c_" + random_token(8);
  if (!services_.presence.arrive(peer)) {
    services_.presence.leave(peer, websocket_core::kPolicyViolation, "no place");
    return false;
  }
  const bool was_here = services_.hub->is_connection_active(peer.user_id);
  const json state = was_here ? services_.state.rejoin(peer) : services_.state.join(peer);
  // Broadcasts go through the instance, everything else through the hub; so the connection must be in both.
  Hub::instance().register_connection(peer.connection_id, peer.user_id, peer.stream);
  services_.hub->connect_user(peer.user_id, peer.stream, peer.connection_id, peer.thread_id);
  services_.reconnect.watch(peer.connection_id);
  metrics::ConnectionManager::instance().connect(peer.user_id);
  metrics::ConnectionManager::instance().register_connection(peer.connection_id, peer.user_id);
  announce_ready(peer, state);
  return true;
}

void Endpoint::announce_ready(const Peer& peer, const json& state) {
  services_.hub->send_event(peer.connection_id, "connection_ready",
                            {{"connection_id", peer.connection_id},
                             {"user_id", peer.user_id},
                             {"thread_id", peer.thread_id},
                             {"state_version", state.value("version", 0)},
                             {"reconnect", services_.reconnect.advice()}});
}

void Endpoint::message(const Peer& peer, const std::string& text) {
  metrics::ConnectionManager::instance().send_message(peer.connection_id, text.size());
  const json reply = router_.route(peer, text);
  if (reply.is_null()) return;
  if (!services_.hub->send_message(peer.connection_id, reply)) log_error("no reply to " + peer.connection_id);
}

void Endpoint::close(const Peer& peer, int code, const std::string& reason) {
  services_.hub->disconnect_user(peer.user_id, peer.stream, code, reason);
  Hub::instance().remove_connection(peer.connection_id).get();
  services_.presence.leave(peer, code, reason);
  services_.state.leave(peer);
  services_.reconnect.forget(peer.connection_id);
  services_.rooms.leave_all(peer.user_id);
  metrics::ConnectionManager::instance().disconnect(peer.user_id);
}

}  // namespace netra::server
