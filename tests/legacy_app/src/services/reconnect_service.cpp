#include "netra/services/reconnect_service.h"

#include "netra/support/log.h"
#include "netra/websocket_core/close_codes.h"

namespace netra::services {

using namespace netra::websocket_core;

namespace {

ReconnectionConfig read_config(const json& config) {
  ReconnectionConfig read;
  const json section = config.value("reconnect", json::object());
  read.max_attempts = section.value("max_attempts", read.max_attempts);
  read.max_delay_seconds = section.value("max_delay_seconds", read.max_delay_seconds);
  return read;
}

}  // namespace

ReconnectService::ReconnectService(const json& config)
    : config_(read_config(config)), reconnection_(get_reconnection_manager(&config_)) {}

void ReconnectService::watch(const std::string& connection_id) {
  reconnection_.register_connection(connection_id, [connection_id] {
    log_info("asking " + connection_id + " to come back");
    return true;
  });
  reconnection_.enable_reconnection(connection_id);
}

void ReconnectService::forget(const std::string& connection_id) {
  reconnection_.disable_reconnection(connection_id);
}

bool ReconnectService::call_back(const std::string& connection_id) {
  return reconnection_.force_reconnect(connection_id);
}

void ReconnectService::pause(const std::string& connection_id, bool paused) {
  if (paused)
    reconnection_.disable_reconnection(connection_id);
  else
    reconnection_.enable_reconnection(connection_id);
}

json ReconnectService::advice() const {
  json delays = json::array();
  for (int attempt = 0; attempt < config_.max_attempts; ++attempt) {
    delays.push_back(calculate_next_reconnect_delay(attempt, config_));
  }
  return {{"max_attempts", config_.max_attempts}, {"delays", delays}};
}

bool ReconnectService::is_watched(const std::string& connection_id) {
  const auto state = reconnection_.get_connection_state(connection_id);
  return state.has_value();
}

std::string state_name(const std::optional<ReconnectionState>& state) {
  if (!state) return "unknown";
  switch (*state) {
    case ReconnectionState::IDLE:
      return "idle";
    case ReconnectionState::ATTEMPTING:
      return "attempting";
    case ReconnectionState::CONNECTED:
      return "connected";
    case ReconnectionState::FAILED:
      return "failed";
    case ReconnectionState::DISABLED:
      return "disabled";
  }
  return "unknown";
}

}  // namespace netra::services
