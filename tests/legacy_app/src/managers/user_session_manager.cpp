#include "netra/websocket_core/user_session_manager.h"

#include <map>
#include <mutex>

namespace netra::websocket_core {

struct UserSessionManager::Impl {
  struct Session {
    std::string user_id;
    json data;
  };
  std::mutex mutex;
  std::map<std::string, Session> sessions;
  unsigned count = 0;
};

UserSessionManager::UserSessionManager() : impl_(std::make_unique<Impl>()) {}
UserSessionManager::~UserSessionManager() = default;

std::string UserSessionManager::create_session(const std::string& user_id, const json& data) {
  std::lock_guard lock(impl_->mutex);
  const std::string id = "session_" + std::to_string(++impl_->count);
  impl_->sessions[id] = {user_id, data};
  return id;
}

std::optional<json> UserSessionManager::get_session(const std::string& session_id) {
  std::lock_guard lock(impl_->mutex);
  const auto found = impl_->sessions.find(session_id);
  if (found == impl_->sessions.end()) return std::nullopt;
  return found->second.data;
}

std::set<std::string> UserSessionManager::get_user_sessions(const std::string& user_id) {
  std::lock_guard lock(impl_->mutex);
  std::set<std::string> ids;
  for (const auto& [id, session] : impl_->sessions) {
    if (session.user_id == user_id) ids.insert(id);
  }
  return ids;
}

bool UserSessionManager::update_session(const std::string& session_id, const json& data) {
  std::lock_guard lock(impl_->mutex);
  const auto found = impl_->sessions.find(session_id);
  if (found == impl_->sessions.end()) return false;
  found->second.data.merge_patch(data);
  return true;
}

bool UserSessionManager::close_session(const std::string& session_id) {
  std::lock_guard lock(impl_->mutex);
  return impl_->sessions.erase(session_id) > 0;
}

bool UserSessionManager::is_session_active(const std::string& session_id) {
  std::lock_guard lock(impl_->mutex);
  return impl_->sessions.contains(session_id);
}

void UserSessionManager::clear_all_sessions() {
  std::lock_guard lock(impl_->mutex);
  impl_->sessions.clear();
  impl_->count = 0;
}

}  // namespace netra::websocket_core
