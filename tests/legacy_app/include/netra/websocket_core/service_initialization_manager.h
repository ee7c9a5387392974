// service_initialization_manager.h - starts the services that a connection needs and that are not up yet.
#ifndef NETRA_WEBSOCKET_CORE_SERVICE_INITIALIZATION_MANAGER_H
#define NETRA_WEBSOCKET_CORE_SERVICE_INITIALIZATION_MANAGER_H

#include <memory>
#include <set>
#include <string>
#include <utility>

#include "netra/support/ws_types.h"

namespace netra {
class App;
}

namespace netra::websocket_core {

class ServiceInitializationManager {
 public:
  ServiceInitializationManager(const ServiceInitializationManager&) = delete;
  ServiceInitializationManager& operator=(const ServiceInitializationManager&) = delete;

  static ServiceInitializationManager* get_instance(App* app = nullptr);

  void set_app(App* app);
  App* get_app();
  std::pair<bool, json> initialize_missing_services(const std::set<std::string>& services,
                                                    double max_initialization_time = 30.0);
  json get_initialization_status();
  void reset_initialization_state();

 private:
  ServiceInitializationManager();
  ~ServiceInitializationManager();
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace netra::websocket_core

#endif  // NETRA_WEBSOCKET_CORE_SERVICE_INITIALIZATION_MANAGER_H
