#include "netra/routing/message_router.h"

namespace netra::routing {

json error_reply(const std::string& message) {
  return {{"type", "error"}, {"message", message}};
}

void MessageRouter::on(const std::string& type, Handler handler) {
  handlers_[type] = std::move(handler);
}

json MessageRouter::route(const server::Peer& peer, const std::string& text) const {
  if (text.size() >= kMaxMessageBytes) return error_reply("message is longer than 8191 bytes");
  const json message = json::parse(text, nullptr, false);
  if (!message.is_object()) return error_reply("message is not a JSON object");
  const auto type = message.find("type");
  if (type == message.end() || !type->is_string()) return error_reply("message has no \"type\"");
  const auto handler = handlers_.find(type->get<std::string>());
  if (handler == handlers_.end()) return error_reply("unknown type \"" + type->get<std::string>() + "\"");
  const auto user = message.find("user_id");
  if (user != message.end() && *user != peer.user_id) return error_reply("message speaks for another user");
  try {
    return handler->second(peer, message);
  } catch (const std::exception& error) {
    return error_reply(error.what());
  }
}

}  // namespace netra::routing
