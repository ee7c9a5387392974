// presence.h - who is here.
#pragma once

#include <string>
#include <vector>

#include "netra/server/peer.h"
#include "netra/websocket/connection_manager.h"

namespace netra::services {

class PresenceService {
 public:
  PresenceService();

  // False if the connection was not taken.
  bool arrive(const server::Peer& peer);
  void leave(const server::Peer& peer, int code, const std::string& reason);
  std::vector<std::string> connection_ids(const std::string& user_id);
  // "ann (2 connections)", or "ann (away)".
  std::string describe(const std::string& user_id);
  bool is_here(const server::Peer& peer);
  // The user behind a connection id, "" if there is none.
  std::string owner_of(const std::string& connection_id);

 private:
  websocket::ConnectionManager* connections_;
};

// "ann on 4711".
std::string label(const websocket::ConnectionInfo& info);

}  // namespace netra::services
