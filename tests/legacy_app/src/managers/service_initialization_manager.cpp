#include "netra/websocket_core/service_initialization_manager.h"

#include <mutex>

#include "netra/server/app.h"

namespace netra::websocket_core {

struct ServiceInitializationManager::Impl {
  std::mutex mutex;
  App* app = nullptr;
  bool complete = false;
  json status = json::object();
};

ServiceInitializationManager::ServiceInitializationManager() : impl_(std::make_unique<Impl>()) {}
ServiceInitializationManager::~ServiceInitializationManager() = default;

// A second App is ignored.
ServiceInitializationManager* ServiceInitializationManager::get_instance(App* app) {
  static ServiceInitializationManager manager;
  std::lock_guard lock(manager.impl_->mutex);
  if (app && !manager.impl_->app) manager.impl_->app = app;
  return &manager;
}

void ServiceInitializationManager::set_app(App* app) {
  std::lock_guard lock(impl_->mutex);
  impl_->app = app;
}

App* ServiceInitializationManager::get_app() {
  std::lock_guard lock(impl_->mutex);
  return impl_->app;
}

std::pair<bool, json> ServiceInitializationManager::initialize_missing_services(
    const std::set<std::string>& services, double /*max_initialization_time*/) {
  std::lock_guard lock(impl_->mutex);
  if (impl_->complete) return {true, impl_->status};
  if (!impl_->app) return {false, json{{"error", "no app"}}};
  const auto starters = impl_->app->service_starters();
  bool all = true;
  for (const auto& name : services) {
    const auto starter = starters.find(name);
    const bool up = starter != starters.end() && starter->second();
    impl_->status[name] = up;
    all = all && up;
  }
  impl_->complete = all;
  return {all, impl_->status};
}

json ServiceInitializationManager::get_initialization_status() {
  std::lock_guard lock(impl_->mutex);
  return impl_->status;
}

void ServiceInitializationManager::reset_initialization_state() {
  std::lock_guard lock(impl_->mutex);
  impl_->complete = false;
  impl_->status = json::object();
}

}  // namespace netra::websocket_core
