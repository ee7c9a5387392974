#include "netra/services/session_service.h"

namespace netra::services {

using netra::websocket_core::UserSessionManager;

SessionService::SessionService() : sessions_(std::make_unique<UserSessionManager>()) {}

std::string SessionService::open(const std::string& user_id, const json& data) {
  return sessions_->create_session(user_id, data);
}

std::optional<json> SessionService::read(const std::string& session_id) {
  return sessions_->get_session(session_id);
}

bool SessionService::update(const std::string& session_id, const json& patch) {
  return sessions_->update_session(session_id, patch);
}

bool SessionService::close(const std::string& session_id) {
  if (!sessions_->is_session_active(session_id)) return false;
  return sessions_->close_session(session_id);
}

bool SessionService::is_open(const std::string& session_id) {
  return sessions_->is_session_active(session_id);
}

std::set<std::string> SessionService::of_user(const std::string& user_id) {
  return sessions_->get_user_sessions(user_id);
}

std::string SessionService::run_log(const std::string& user_id) {
  for (const auto& id : sessions_->get_user_sessions(user_id)) {
    const auto data = sessions_->get_session(id);
    if (data && data->value("kind", "") == "run_log") return id;
  }
  return sessions_->create_session(user_id, {{"kind", "run_log"}, {"runs", json::object()}});
}

std::unique_ptr<UserSessionManager> make_session_store() {
  return std::make_unique<UserSessionManager>();
}

std::string copy_session(UserSessionManager& store, const std::string& session_id,
                         const std::string& user_id) {
  std::optional<json> data = store.get_session(session_id);
  if (!data) return "";
  std::string copy = store.create_session(user_id, {{"copied", true}});
  store.update_session(copy, *data);
  return copy;
}

}  // namespace netra::services
