// rooms.h - rooms as the application knows them: sets of users.
#pragma once

#include <map>
#include <mutex>
#include <set>
#include <string>

#include "netra/support/ws_types.h"

namespace netra::websocket_core {
class UnifiedWebSocketManager;
}

namespace netra::services {

class RoomDirectory {
 public:
  explicit RoomDirectory(std::shared_ptr<websocket_core::UnifiedWebSocketManager> manager);

  void join(const std::string& room, const std::string& user_id);
  void leave_all(const std::string& user_id);
  std::set<std::string> members(const std::string& room) const;
  // To every member but the sender; the number of members it went to.
  int say(const std::string& room, const std::string& from, const std::string& text);

 private:
  std::shared_ptr<websocket_core::UnifiedWebSocketManager> manager_;
  mutable std::mutex mutex_;
  std::map<std::string, std::set<std::string>> rooms_;
};

}  // namespace netra::services
