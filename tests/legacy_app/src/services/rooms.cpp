#include "netra/services/rooms.h"

#include "netra/support/clock.h"
#include "netra/websocket_core/unified_manager.h"

namespace netra::services {

RoomDirectory::RoomDirectory(std::shared_ptr<websocket_core::UnifiedWebSocketManager> manager)
    : manager_(std::move(manager)) {}

void RoomDirectory::join(const std::string& room, const std::string& user_id) {
  std::lock_guard lock(mutex_);
  rooms_[room].insert(user_id);
}

void RoomDirectory::leave_all(const std::string& user_id) {
  if (manager_->is_connection_active(user_id)) return;  // another client of the same user is still there
  std::lock_guard lock(mutex_);
  for (auto& [room, users] : rooms_) users.erase(user_id);
}

std::set<std::string> RoomDirectory::members(const std::string& room) const {
  std::lock_guard lock(mutex_);
  const auto found = rooms_.find(room);
  return found == rooms_.end() ? std::set<std::string>{} : found->second;
}

int RoomDirectory::say(const std::string& room, const std::string& from, const std::string& text) {
  int count = 0;
  for (const auto& user : members(room)) {
    if (user == from) continue;
    manager_->send_to_user(
        user,
        {{"type", "room_message"}, {"room", room}, {"from", from}, {"text", text}, {"timestamp", iso_now()}});
    ++count;
  }
  return count;
}

}  // namespace netra::services
