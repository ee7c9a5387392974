#include "netra/services/degradation_service.h"

#include "netra/support/log.h"
#include "netra/websocket_core/close_codes.h"

namespace netra::services {

namespace core = netra::websocket_core;
using core::DegradationLevel;

json DegradationService::status_for(const server::Peer& peer) {
  auto degradation = core::create_graceful_degradation_manager(peer.stream, &app_.state());
  const core::DegradationContext context = degradation->assess_service_availability();
  return {{"level", static_cast<int>(context.level)},
          {"name", level_name(context.level)},
          {"user_id", peer.user_id},
          {"up", app_.state().to_json()}};
}

bool DegradationService::is_healthy(const server::Peer& peer) {
  core::GracefulDegradationManager degradation(peer.stream, &app_.state());
  const bool healthy = degradation.assess_service_availability().level == DegradationLevel::NONE;
  if (!healthy) log_info("not everything works for " + peer.user_id);
  return healthy;
}

void DegradationService::log_changes(const server::Peer& peer) {
  auto degradation = std::make_unique<core::GracefulDegradationManager>(peer.stream, &app_.state());
  degradation->register_recovery_callback(
      [](const core::DegradationContext& before, const core::DegradationContext& after) {
        log_info("service level: " + change_name(before, after));
      });
  const auto now = degradation->assess_service_availability();
  if (now.level == DegradationLevel::EMERGENCY) log_error("nothing works for " + peer.user_id);
}

std::string level_name(DegradationLevel level) {
  switch (level) {
    case DegradationLevel::NONE:
      return "none";
    case DegradationLevel::MINIMAL:
      return "minimal";
    case DegradationLevel::MODERATE:
      return "moderate";
    case DegradationLevel::SEVERE:
      return "severe";
    case DegradationLevel::EMERGENCY:
      return "emergency";
  }
  return "unknown";
}

std::string change_name(const core::DegradationContext& before, const core::DegradationContext& after) {
  return level_name(before.level) + " -> " + level_name(after.level);
}

}  // namespace netra::services
