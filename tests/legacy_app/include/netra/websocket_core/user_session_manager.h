// user_session_manager.h - sessions in memory.
#ifndef NETRA_WEBSOCKET_CORE_USER_SESSION_MANAGER_H
#define NETRA_WEBSOCKET_CORE_USER_SESSION_MANAGER_H

#include <memory>
#include <optional>
#include <set>
#include <string>

#include "netra/support/ws_types.h"

namespace netra::websocket_core {

class UserSessionManager {
 public:
  UserSessionManager();
  ~UserSessionManager();

  std::string create_session(const std::string& user_id, const json& data);
  std::optional<json> get_session(const std::string& session_id);
  std::set<std::string> get_user_sessions(const std::string& user_id);
  bool update_session(const std::string& session_id, const json& data);
  bool close_session(const std::string& session_id);
  bool is_session_active(const std::string& session_id);
  void clear_all_sessions();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace netra::websocket_core

#endif  // NETRA_WEBSOCKET_CORE_USER_SESSION_MANAGER_H
