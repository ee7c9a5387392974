#include "netra/routing/commands.h"
#include "netra/support/clock.h"

namespace netra::routing {

void add_chat_commands(MessageRouter& router, server::Services& services) {
  router.on("ping", [](const server::Peer&, const json& message) -> json {
    return {{"type", "pong"}, {"id", message.value("id", json())}, {"timestamp", iso_now()}};
  });

  router.on("user_message", [&services](const server::Peer& peer, const json& message) -> json {
    const std::string text = message.value("text", "");
    if (text.empty()) return error_reply("user_message has no \"text\"");
    const UserContext context{peer.user_id, message.value("thread_id", peer.thread_id), peer.connection_id};
    const std::string run_id = services.engines.engine_of(peer.user_id).submit(context, message);
    return {{"type", "accepted"}, {"run_id", run_id}};
  });
}

}  // namespace netra::routing
