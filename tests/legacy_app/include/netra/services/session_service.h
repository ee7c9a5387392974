// session_service.h - what a user did, kept between connections.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>

#include "netra/support/ws_types.h"
#include "netra/websocket_core/user_session_manager.h"

namespace netra::services {

class SessionService {
 public:
  SessionService();

  std::string open(const std::string& user_id, const json& data);
  std::optional<json> read(const std::string& session_id);
  bool update(const std::string& session_id, const json& patch);
  bool close(const std::string& session_id);
  bool is_open(const std::string& session_id);
  std::set<std::string> of_user(const std::string& user_id);
  // The session in which a user's runs are kept, opened on first use.
  std::string run_log(const std::string& user_id);

 private:
  std::unique_ptr<websocket_core::UserSessionManager> sessions_;
};

// A store for tools that keep notes of their own.
std::unique_ptr<websocket_core::UserSessionManager> make_session_store();

// Copies the entries of one session into a new one; "" if the session is not there.
std::string copy_session(websocket_core::UserSessionManager& store, const std::string& session_id,
                         const std::string& user_id);

}  // namespace netra::services
