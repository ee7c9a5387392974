#include "netra/auth/login.h"

#include <algorithm>
#include <cctype>

#include "netra/support/ids.h"

namespace netra::auth {

bool is_valid_user(const std::string& user_id) {
  const auto allowed = [](unsigned char c) {
    return std::isalnum(c) || c == '-' || c == '_' || c == '.' || c == '@';
  };
  return !user_id.empty() && user_id.size() <= 64 && std::all_of(user_id.begin(), user_id.end(), allowed);
}

LoginService::LoginService(bool demo_mode) : demo_mode_(demo_mode) {
  databases_.connect("tokens", "writer");
}

std::string LoginService::login(const std::string& user_id) {
  const std::string token = random_token();
  databases_.connect("tokens", "writer")->put(token, user_id);
  return token;
}

std::optional<std::string> LoginService::user_of(const RequestTarget& target) {
  const std::string token = target.param("token");
  if (!token.empty()) {
    db::Handle* tokens = databases_.find_connection("tokens");
    return tokens ? tokens->get(token) : std::nullopt;
  }
  const std::string user = target.param("user");
  if (demo_mode_ && is_valid_user(user)) return user;
  return std::nullopt;
}

}  // namespace netra::auth
