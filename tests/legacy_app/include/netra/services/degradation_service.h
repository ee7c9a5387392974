// degradation_service.h - how much of the server works, in words.
#pragma once

#include <string>

#include "netra/server/app.h"
#include "netra/server/peer.h"
#include "netra/websocket_core/graceful_degradation_manager.h"

namespace netra::services {

class DegradationService {
 public:
  explicit DegradationService(App& app) : app_(app) {}

  // {"level": 0 to 4, "name": "none" to "emergency", "user_id", "up": {service: bool}}.
  json status_for(const server::Peer& peer);
  // True if everything works.
  bool is_healthy(const server::Peer& peer);
  // Logs each change of level from now on.
  void log_changes(const server::Peer& peer);

 private:
  App& app_;
};

std::string level_name(websocket_core::DegradationLevel level);
// "none -> severe".
std::string change_name(const websocket_core::DegradationContext& before,
                        const websocket_core::DegradationContext& after);

}  // namespace netra::services
