// endpoint.h - what happens on a client's connection: it opens, says something, closes. Knows no sockets: the
// listener owns the read loop, the managers write.
#pragma once

#include <string>

#include "netra/routing/message_router.h"
#include "netra/server/peer.h"
#include "netra/server/services.h"

namespace netra::server {

class Endpoint {
 public:
  explicit Endpoint(Services& services);

  // Gives the peer its connection id and tells the client that it is ready. False if the client is not let
  // in.
  bool open(Peer& peer);
  void message(const Peer& peer, const std::string& text);
  // The read loop has ended.
  void close(const Peer& peer, int code = 1000, const std::string& reason = "Normal closure");

 private:
  void announce_ready(const Peer& peer, const json& state);

  Services& services_;
  routing::MessageRouter router_;
};

}  // namespace netra::server
