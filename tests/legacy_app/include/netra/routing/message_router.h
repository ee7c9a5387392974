// message_router.h - finds the handler of a client message by its "type".
#pragma once

#include <functional>
#include <map>
#include <string>

#include "netra/server/peer.h"

namespace netra::routing {

// Gets the message, gives the reply; null means that there is none.
using Handler = std::function<json(const server::Peer& peer, const json& message)>;

class MessageRouter {
 public:
  static constexpr std::size_t kMaxMessageBytes = 8192;

  void on(const std::string& type, Handler handler);
  // Never throws: what is wrong becomes {"type": "error", "message": ...}.
  json route(const server::Peer& peer, const std::string& text) const;

 private:
  std::map<std::string, Handler> handlers_;
};

json error_reply(const std::string& message);

}  // namespace netra::routing
