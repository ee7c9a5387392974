#include "netra/services/recovery_desk.h"

#include "netra/support/log.h"
#include "netra/websocket_core/close_codes.h"

namespace netra::services {

using netra::websocket_core::WebSocketConnection;
using websocket_core::websocket_recovery_manager;

void RecoveryDesk::restore(const server::Peer& peer) {
  websocket_recovery_manager
      .add_connection({peer.connection_id, peer.user_id, peer.stream, peer.thread_id, {}})
      .get();
  websocket_recovery_manager.send_event(peer.connection_id, "restored", {{"user_id", peer.user_id}});
}

void RecoveryDesk::move(server::Peer& peer, WsPtr stream) {
  server::Hub& hub = server::Hub::instance();
  const WsPtr old = peer.stream;
  peer.stream = stream;
  hub.disconnect_user(peer.user_id, old, websocket_core::kReplacedByNewLogin, "moved");
  WebSocketConnection connection;
  connection.connection_id = peer.connection_id;
  connection.user_id = peer.user_id;
  connection.websocket = peer.stream;
  connection.thread_id = peer.thread_id;
  connection.metadata = {{"moved", true}};
  hub.add_connection(connection).get();
}

bool RecoveryDesk::last_word(const std::string& thread_id, const std::string& text) {
  return netra::websocket_core::get_manager().send_to_thread(thread_id,
                                                             {{"type", "last_word"}, {"text", text}});
}

int RecoveryDesk::count_online(const std::vector<std::string>& users) {
  int count = 0;
  for (const auto& user : users) {
    const bool in_hub = by_region_.at("eu")->is_connection_active(user);
    const bool in_registry = !registry_->get_user_connections(user).empty();
    if (in_hub || in_registry) ++count;
  }
  return count;
}

std::string RecoveryDesk::status_line(const std::string& user_id) {
  auto manager = netra::ws::get_websocket_manager().get();
  const json health = manager->get_connection_health(user_id);
  if (!NETRA_CHECK(server::Hub::instance().is_connection_active(user_id), user_id + " is away"))
    return "away";
  return "active on " + std::to_string(health.value("connections", 0));
}

}  // namespace netra::services
