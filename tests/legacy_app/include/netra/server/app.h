// app.h - the application object: configuration, the services behind it, and the one WebSocket manager it was
// given.
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "netra/support/ws_types.h"

namespace netra::websocket_core {
class UnifiedWebSocketManager;
}

namespace netra {

// Which services are up. Threads: all members may be called from any thread.
struct AppState {
  bool is_up(const std::string& service) const;
  void mark(const std::string& service, bool up);
  int start_count(const std::string& service) const;
  json to_json() const;

 private:
  mutable std::mutex mutex_;
  std::map<std::string, bool> up_;
  std::map<std::string, int> starts_;
};

class App {
 public:
  explicit App(json config = json::object());
  App(const App&) = delete;
  App& operator=(const App&) = delete;

  const json& config() const { return config_; }
  AppState& state() { return state_; }

  // Name and start function of each service; a start function says whether the service is up afterwards. Must
  // not be called after the App is gone.
  std::map<std::string, std::function<bool()>> service_starters() const;
  // The services that must be up before the first client is let in.
  static const std::vector<std::string>& required_services();

  // Set once by compose_managers(), before anything else is made.
  void use_manager(std::shared_ptr<websocket_core::UnifiedWebSocketManager> manager);
  const std::shared_ptr<websocket_core::UnifiedWebSocketManager>& manager() const { return manager_; }

 private:
  json config_;
  mutable AppState state_;
  std::shared_ptr<websocket_core::UnifiedWebSocketManager> manager_;
};

}  // namespace netra
