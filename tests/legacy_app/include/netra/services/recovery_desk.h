// recovery_desk.h - brings clients back that were lost, and moves them from one stream to another.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "netra/server/hub.h"
#include "netra/server/peer.h"
#include "netra/websocket/connection_manager.h"

namespace netra::services {

class RecoveryDesk {
 public:
  // Puts a client on a stream again, under the ids it had.
  void restore(const server::Peer& peer);
  // Moves a client to another stream; the old one is closed with 4001.
  void move(server::Peer& peer, WsPtr stream);
  // The last word to everyone of a thread; false if nobody got it.
  bool last_word(const std::string& thread_id, const std::string& text);
  // How many of the users are here.
  int count_online(const std::vector<std::string>& users);
  std::string status_line(const std::string& user_id);

 private:
  websocket::WebSocketConnectionManager* registry_ = websocket::get_connection_manager();
  std::map<std::string, server::MainHub*> by_region_{{"eu", &server::Hub::instance()}};
};

}  // namespace netra::services
