// peer.h - one client: who it is, and the stream it is on.
#pragma once

#include <string>

#include "netra/support/ws_types.h"

namespace netra::server {

struct Peer {
  std::string user_id;
  std::string thread_id;
  std::string connection_id;
  WsPtr stream;
};

}  // namespace netra::server
