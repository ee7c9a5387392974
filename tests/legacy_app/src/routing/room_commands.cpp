#include "netra/routing/commands.h"

namespace netra::routing {

void add_room_commands(MessageRouter& router, server::Services& services) {
  router.on("room.join", [&services](const server::Peer& peer, const json& message) -> json {
    const std::string room = message.at("room").get<std::string>();
    services.rooms.join(room, peer.user_id);
    return {{"type", "room.joined"}, {"room", room}, {"members", services.rooms.members(room)}};
  });

  router.on("room.say", [&services](const server::Peer& peer, const json& message) -> json {
    const std::string room = message.at("room").get<std::string>();
    if (!services.rooms.members(room).contains(peer.user_id)) return error_reply("you are not in that room");
    const int count = services.rooms.say(room, peer.user_id, message.value("text", ""));
    return {{"type", "room.said"}, {"room", room}, {"recipients", count}};
  });

  router.on("broadcast", [&services](const server::Peer& peer, const json& message) -> json {
    services.notifier.announce(message.value("text", ""), message.value("to_me", false) ? "" : peer.user_id);
    return {{"type", "broadcast.sent"}};
  });

  router.on("alert", [&services](const server::Peer&, const json& message) -> json {
    const auto users = message.at("users").get<std::vector<std::string>>();
    return {{"type", "alert.sent"}, {"online", services.notifier.alert(users, message.value("text", ""))}};
  });

  router.on("note", [&services](const server::Peer&, const json& message) -> json {
    const std::string to = message.value("to", "operators");
    if (to == "operators" || to == "lobby") {
      const auto result = to == "lobby" ? services.notifier.note_to_lobby(message.value("text", ""))
                                        : services.notifier.note_to_operators(message.value("text", ""));
      return {{"type", "note.sent"}, {"failed", result.failed}};
    }
    services.notifier.note_to(to, message.value("text", ""));
    return {{"type", "note.sent"}, {"failed", 0}};
  });

  router.on("sign_out", [&services](const server::Peer& peer, const json&) -> json {
    services.notifier.sign_out(peer.user_id);
    return nullptr;
  });
}

}  // namespace netra::routing
