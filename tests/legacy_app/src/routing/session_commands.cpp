#include "netra/routing/commands.h"

namespace netra::routing {
namespace {

// A session belongs to the user who opened it; others are told that there is none.
bool owns(server::Services& services, const server::Peer& peer, const std::string& session_id) {
  return services.sessions.of_user(peer.user_id).contains(session_id);
}

}  // namespace

void add_session_commands(MessageRouter& router, server::Services& services) {
  router.on("session.open", [&services](const server::Peer& peer, const json& message) -> json {
    const std::string id = services.sessions.open(peer.user_id, message.value("data", json::object()));
    return {{"type", "session.opened"}, {"session_id", id}};
  });

  router.on("session.read", [&services](const server::Peer& peer, const json& message) -> json {
    const std::string id = message.value("session_id", "");
    if (!owns(services, peer, id)) return error_reply("no such session");
    return {
        {"type", "session.data"}, {"session_id", id}, {"data", services.sessions.read(id).value_or(json())}};
  });

  router.on("session.update", [&services](const server::Peer& peer, const json& message) -> json {
    const std::string id = message.value("session_id", "");
    if (!owns(services, peer, id)) return error_reply("no such session");
    const bool done = services.sessions.update(id, message.value("data", json::object()));
    return {{"type", "session.updated"}, {"session_id", id}, {"done", done}};
  });

  router.on("session.list", [&services](const server::Peer& peer, const json&) -> json {
    return {{"type", "session.list"}, {"sessions", services.sessions.of_user(peer.user_id)}};
  });

  router.on("session.close", [&services](const server::Peer& peer, const json& message) -> json {
    const std::string id = message.value("session_id", "");
    if (!owns(services, peer, id)) return error_reply("no such session");
    return {{"type", "session.closed"}, {"session_id", id}, {"done", services.sessions.close(id)}};
  });
}

}  // namespace netra::routing
