#include "netra/routing/commands.h"

namespace netra::routing {
namespace {

json reply(const char* type, json body) {
  body["type"] = type;
  return body;
}

}  // namespace

void add_state_commands(MessageRouter& router, server::Services& services) {
  router.on("state.get", [&services](const server::Peer& peer, const json&) {
    return reply("state.current", services.state.current(peer));
  });

  router.on("state.update", [&services](const server::Peer& peer, const json& message) {
    return reply("state.result",
                 services.state.update(peer.user_id, message.value("update", json::object())));
  });

  router.on("state.patch", [&services](const server::Peer& peer, const json& message) {
    return reply("state.result", services.state.patch(peer.user_id, message.value("update", json::object())));
  });
}

}  // namespace netra::routing
