#include "netra/metrics/connection_manager.h"

namespace netra::metrics {

ConnectionManager& ConnectionManager::instance() {
  static ConnectionManager manager;
  return manager;
}

void ConnectionManager::connect(const std::string& user_id) {
  std::lock_guard lock(mutex_);
  ++online_[user_id];
  ++total_connects_;
}

void ConnectionManager::disconnect(const std::string& user_id) {
  std::lock_guard lock(mutex_);
  const auto found = online_.find(user_id);
  if (found != online_.end() && --found->second <= 0) online_.erase(found);
}

void ConnectionManager::register_connection(const std::string& connection_id, const std::string& user_id) {
  std::lock_guard lock(mutex_);
  user_of_[connection_id] = user_id;
}

bool ConnectionManager::send_message(const std::string& connection_id, std::size_t bytes) {
  std::lock_guard lock(mutex_);
  if (!user_of_.contains(connection_id)) return false;
  bytes_[connection_id] += bytes;
  return true;
}

std::vector<std::string> ConnectionManager::get_user_connections(const std::string& user_id) {
  std::lock_guard lock(mutex_);
  std::vector<std::string> ids;
  for (const auto& [id, user] : user_of_) {
    if (user == user_id) ids.push_back(id);
  }
  return ids;
}

json ConnectionManager::snapshot() {
  std::lock_guard lock(mutex_);
  std::size_t bytes = 0;
  for (const auto& [id, count] : bytes_) bytes += count;
  return {{"users_online", online_.size()}, {"connects", total_connects_}, {"bytes_in", bytes}};
}

}  // namespace netra::metrics
