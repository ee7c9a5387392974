// http_routes.h - the plain HTTP side: /health, /login, /stats.
#pragma once

#include <string>

#include "netra/auth/login.h"
#include "netra/server/services.h"

namespace netra::server {

struct HttpAnswer {
  int status = 200;
  json body;
};

class HttpRoutes {
 public:
  HttpRoutes(Services& services, auth::LoginService& logins) : services_(services), logins_(logins) {}
  HttpAnswer answer(const std::string& method, const RequestTarget& target);

 private:
  HttpAnswer login(const RequestTarget& target);
  HttpAnswer user_health(const std::string& user_id);

  Services& services_;
  auth::LoginService& logins_;
};

}  // namespace netra::server
