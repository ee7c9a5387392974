// login.h - who may come in: tokens of GET /login, or a plain ?user= while the demo mode is on.
#pragma once

#include <optional>
#include <string>

#include "netra/db/connection_manager.h"
#include "netra/support/query.h"

namespace netra::auth {

class LoginService {
 public:
  explicit LoginService(bool demo_mode);

  // A new token for the user.
  std::string login(const std::string& user_id);
  // The user that a request speaks for; nothing if it has neither a valid token nor, in demo mode, a user
  // name.
  std::optional<std::string> user_of(const RequestTarget& target);

 private:
  bool demo_mode_;
  db::ConnectionManager databases_;
};

// User names are 1 to 64 letters, digits, '-', '_', '.' or '@'.
bool is_valid_user(const std::string& user_id);

}  // namespace netra::auth
