#include "netra/db/connection_manager.h"

namespace netra::db {

void Handle::put(const std::string& key, const std::string& value) {
  std::lock_guard lock(mutex_);
  rows_[key] = value;
}

std::optional<std::string> Handle::get(const std::string& key) const {
  std::lock_guard lock(mutex_);
  const auto found = rows_.find(key);
  if (found == rows_.end()) return std::nullopt;
  return found->second;
}

Handle* ConnectionManager::connect(const std::string& database, const std::string& role) {
  std::lock_guard lock(mutex_);
  Entry& entry = entries_[database];
  entry.open = true;
  entry.role = role;
  return &entry.handle;
}

void ConnectionManager::disconnect(const std::string& database) {
  std::lock_guard lock(mutex_);
  const auto found = entries_.find(database);
  if (found != entries_.end()) found->second.open = false;
}

Handle* ConnectionManager::find_connection(const std::string& database) {
  std::lock_guard lock(mutex_);
  const auto found = entries_.find(database);
  return found == entries_.end() || !found->second.open ? nullptr : &found->second.handle;
}

int ConnectionManager::cleanup_dead_connections() {
  std::lock_guard lock(mutex_);
  return static_cast<int>(std::erase_if(entries_, [](const auto& entry) { return !entry.second.open; }));
}

}  // namespace netra::db
