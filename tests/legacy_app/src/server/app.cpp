#include "netra/server/app.h"

#include "netra/websocket_core/manager.h"

namespace netra {

bool AppState::is_up(const std::string& service) const {
  std::lock_guard lock(mutex_);
  const auto found = up_.find(service);
  return found != up_.end() && found->second;
}

void AppState::mark(const std::string& service, bool up) {
  std::lock_guard lock(mutex_);
  up_[service] = up;
  if (up) ++starts_[service];
}

int AppState::start_count(const std::string& service) const {
  std::lock_guard lock(mutex_);
  const auto found = starts_.find(service);
  return found == starts_.end() ? 0 : found->second;
}

json AppState::to_json() const {
  std::lock_guard lock(mutex_);
  return json(up_);
}

App::App(json config) : config_(std::move(config)) {}

std::map<std::string, std::function<bool()>> App::service_starters() const {
  std::map<std::string, std::function<bool()>> starters;
  for (const auto& name : required_services()) {
    starters[name] = [this, service = name] {
      if (config_.value("broken_service", "") == service) return false;
      state_.mark(service, true);
      return true;
    };
  }
  return starters;
}

const std::vector<std::string>& App::required_services() {
  static const std::vector<std::string> names{"database", "cache", "agent_runtime"};
  return names;
}

void App::use_manager(std::shared_ptr<websocket_core::UnifiedWebSocketManager> manager) {
  manager_ = std::move(manager);
}

}  // namespace netra
