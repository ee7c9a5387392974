// connection_manager.h - counts what happens on connections. Has nothing to do with
// netra/websocket/connection_manager.h but the name.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "netra/support/ws_types.h"

namespace netra::metrics {

class ConnectionManager {
 public:
  static ConnectionManager& instance();

  void connect(const std::string& user_id);
  void disconnect(const std::string& user_id);
  void register_connection(const std::string& connection_id, const std::string& user_id);
  bool send_message(const std::string& connection_id, std::size_t bytes);
  std::vector<std::string> get_user_connections(const std::string& user_id);
  json snapshot();

 private:
  std::mutex mutex_;
  std::map<std::string, int> online_;
  std::map<std::string, std::string> user_of_;
  std::map<std::string, std::size_t> bytes_;
  std::size_t total_connects_ = 0;
};

}  // namespace netra::metrics
