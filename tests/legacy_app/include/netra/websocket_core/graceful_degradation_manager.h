// graceful_degradation_manager.h - how much of the service is left, and what a user gets then.
#ifndef NETRA_WEBSOCKET_CORE_GRACEFUL_DEGRADATION_MANAGER_H
#define NETRA_WEBSOCKET_CORE_GRACEFUL_DEGRADATION_MANAGER_H

#include <functional>
#include <memory>

#include "netra/support/ws_types.h"

namespace netra {
struct AppState;
}

namespace netra::websocket_core {

enum class DegradationLevel { NONE, MINIMAL, MODERATE, SEVERE, EMERGENCY };

struct DegradationContext {
  DegradationLevel level;
};

// Marks a connection that is served canned replies.
class FallbackChatHandler {};

// One per connection.
class GracefulDegradationManager {
 public:
  GracefulDegradationManager(WsPtr websocket, AppState* app_state);
  ~GracefulDegradationManager();

  DegradationContext assess_service_availability();
  std::unique_ptr<FallbackChatHandler> create_fallback_handler();
  void notify_user_of_degradation();
  void start_recovery_monitoring();
  void register_recovery_callback(
      std::function<void(const DegradationContext&, const DegradationContext&)> callback);
  void cleanup();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

std::unique_ptr<GracefulDegradationManager> create_graceful_degradation_manager(WsPtr websocket,
                                                                                AppState* app_state);

}  // namespace netra::websocket_core

#endif  // NETRA_WEBSOCKET_CORE_GRACEFUL_DEGRADATION_MANAGER_H
