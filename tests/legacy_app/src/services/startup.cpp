#include "netra/services/startup.h"

#include "netra/support/log.h"
#include "service_initialization_manager.h"

namespace netra::services {

using websocket_core::ServiceInitializationManager;

bool start_required(App& app) {
  const auto& required = App::required_services();
  const std::set<std::string> names(required.begin(), required.end());
  auto* starter = ServiceInitializationManager::get_instance(&app);
  const auto [ok, detail] = starter->initialize_missing_services(names);
  log_info("services: " + detail.dump() + ", up: " + app.state().to_json().dump());
  return NETRA_CHECK(ok, "a required service did not start");
}

bool start_some(App& app, const std::set<std::string>& names, double seconds, json& detail) {
  detail["before"] = app.state().to_json();
  auto result = ServiceInitializationManager::get_instance(&app)->initialize_missing_services(names, seconds);
  detail["services"] = result.second;
  return result.first;
}

json service_report() {
  ServiceInitializationManager* starter = ServiceInitializationManager::get_instance();
  return starter->get_initialization_status();
}

}  // namespace netra::services
