#include "netra/server/http_routes.h"

#include "netra/metrics/connection_manager.h"
#include "netra/services/startup.h"

namespace netra::server {

HttpAnswer HttpRoutes::answer(const std::string& method, const RequestTarget& target) {
  if (method != "GET") return {405, {{"error", "only GET"}}};
  if (target.path == "/health") {
    const std::string user = target.param("user");
    if (!user.empty()) return user_health(user);
    return {200, {{"status", "ok"}, {"services", services::service_report()}}};
  }
  if (target.path == "/login") return login(target);
  if (target.path == "/stats") {
    return {200,
            {{"metrics", metrics::ConnectionManager::instance().snapshot()},
             {"events", services_.transcript->totals()}}};
  }
  return {404, {{"error", "no such path"}}};
}

HttpAnswer HttpRoutes::login(const RequestTarget& target) {
  const std::string user = target.param("user");
  if (!auth::is_valid_user(user)) return {400, {{"error", "not a user name"}}};
  return {200, {{"token", logins_.login(user)}, {"user", user}}};
}

HttpAnswer HttpRoutes::user_health(const std::string& user_id) {
  const auto health = websocket_core::get_manager().get_connection_health(user_id);
  return {health.value("active", false) ? 200 : 404, health};
}

}  // namespace netra::server
