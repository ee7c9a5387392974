#include "netra/websocket/connection_manager.h"

#include <algorithm>
#include <map>
#include <mutex>

#include "stream_writer.h"

namespace netra::websocket {

struct ConnectionManager::Impl {
  std::mutex mutex;
  std::map<std::string, std::vector<std::unique_ptr<ConnectionInfo>>> by_user;
  unsigned count = 0;
};

ConnectionManager::ConnectionManager() : impl_(std::make_unique<Impl>()) {}
ConnectionManager::~ConnectionManager() = default;

ConnectionInfo* ConnectionManager::connect(const std::string& user_id, WsPtr websocket) {
  std::lock_guard lock(impl_->mutex);
  auto info = std::make_unique<ConnectionInfo>();
  info->connection_id = user_id + "_" + std::to_string(++impl_->count);
  info->user_id = user_id;
  info->websocket = std::move(websocket);
  return impl_->by_user[user_id].emplace_back(std::move(info)).get();
}

void ConnectionManager::disconnect(const std::string& user_id, WsPtr websocket, int code,
                                   const std::string& reason) {
  {
    std::lock_guard lock(impl_->mutex);
    std::erase_if(impl_->by_user[user_id], [&](const auto& info) { return info->websocket == websocket; });
  }
  managers::close_stream(websocket, code, reason);
}

ConnectionInfo* ConnectionManager::find_connection(const std::string& user_id, WsPtr websocket) {
  std::lock_guard lock(impl_->mutex);
  for (const auto& info : impl_->by_user[user_id]) {
    if (info->websocket == websocket) return info.get();
  }
  return nullptr;
}

std::vector<ConnectionInfo*> ConnectionManager::get_user_connections(const std::string& user_id) {
  std::lock_guard lock(impl_->mutex);
  std::vector<ConnectionInfo*> infos;
  for (const auto& info : impl_->by_user[user_id]) infos.push_back(info.get());
  return infos;
}

ConnectionInfo* ConnectionManager::get_connection_by_id(const std::string& connection_id) {
  std::lock_guard lock(impl_->mutex);
  for (const auto& [user, infos] : impl_->by_user) {
    for (const auto& info : infos) {
      if (info->connection_id == connection_id) return info.get();
    }
  }
  return nullptr;
}

bool ConnectionManager::is_connection_alive(const ConnectionInfo& info) {
  // The id is copied first: `info` may be one of ours.
  const std::string id = info.connection_id;
  return get_connection_by_id(id) != nullptr;
}

// A stream that only this manager still holds has no reader any more.
int ConnectionManager::cleanup_dead_connections() {
  std::lock_guard lock(impl_->mutex);
  int removed = 0;
  for (auto& [user, infos] : impl_->by_user) {
    removed += static_cast<int>(std::erase_if(
        infos, [](const auto& info) { return !info->websocket || info->websocket.use_count() == 1; }));
  }
  return removed;
}

ConnectionManager* get_connection_manager() {
  static ConnectionManager manager;
  return &manager;
}

}  // namespace netra::websocket
