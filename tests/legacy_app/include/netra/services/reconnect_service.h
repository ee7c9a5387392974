// reconnect_service.h - when a client should come back, and how soon.
#pragma once

#include <optional>
#include <string>

#include "netra/support/ws_types.h"
#include "netra/websocket_core/reconnection_manager.h"

namespace netra::services {

class ReconnectService {
 public:
  // Reads "reconnect" of the configuration: {"max_attempts", "max_delay_seconds"}.
  explicit ReconnectService(const json& config);

  void watch(const std::string& connection_id);
  void forget(const std::string& connection_id);
  // Asks a client to come back; false if it is unknown or must not.
  bool call_back(const std::string& connection_id);
  void pause(const std::string& connection_id, bool paused);
  // What a client is told about coming back: {"max_attempts", "delays": [seconds, ...]}.
  json advice() const;
  bool is_watched(const std::string& connection_id);

 private:
  websocket_core::ReconnectionConfig config_;
  websocket_core::ReconnectionManager& reconnection_;
};

// "connected", "disabled" and so on; "unknown" if there is no state.
std::string state_name(const std::optional<websocket_core::ReconnectionState>& state);

}  // namespace netra::services
