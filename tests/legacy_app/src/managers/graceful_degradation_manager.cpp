#include "netra/websocket_core/graceful_degradation_manager.h"

#include <vector>

#include "netra/server/app.h"
#include "stream_writer.h"

namespace netra::websocket_core {
namespace {

// Thresholds over three services, so the second one is never reached.
DegradationLevel level_of(int percent_up) {
  if (percent_up >= 100) return DegradationLevel::NONE;
  if (percent_up >= 75) return DegradationLevel::MINIMAL;
  if (percent_up >= 50) return DegradationLevel::MODERATE;
  if (percent_up > 0) return DegradationLevel::SEVERE;
  return DegradationLevel::EMERGENCY;
}

}  // namespace

struct GracefulDegradationManager::Impl {
  using Callback = std::function<void(const DegradationContext&, const DegradationContext&)>;
  WsPtr websocket;
  AppState* state = nullptr;
  DegradationContext last{DegradationLevel::NONE};
  std::vector<Callback> callbacks;
  bool monitoring = false;
};

GracefulDegradationManager::GracefulDegradationManager(WsPtr websocket, AppState* app_state)
    : impl_(std::make_unique<Impl>()) {
  impl_->websocket = std::move(websocket);
  impl_->state = app_state;
}

GracefulDegradationManager::~GracefulDegradationManager() = default;

DegradationContext GracefulDegradationManager::assess_service_availability() {
  int up = 0;
  int known = 0;
  for (const auto& name : App::required_services()) {
    ++known;
    if (impl_->state && impl_->state->is_up(name)) ++up;
  }
  const DegradationContext now{level_of(known == 0 ? 100 : up * 100 / known)};
  if (now.level != impl_->last.level) {
    for (const auto& callback : impl_->callbacks) callback(impl_->last, now);
    impl_->last = now;
  }
  return now;
}

std::unique_ptr<FallbackChatHandler> GracefulDegradationManager::create_fallback_handler() {
  if (assess_service_availability().level == DegradationLevel::NONE) return nullptr;
  return std::make_unique<FallbackChatHandler>();
}

void GracefulDegradationManager::notify_user_of_degradation() {
  const auto level = static_cast<int>(assess_service_availability().level);
  managers::write_text(impl_->websocket, json{{"type", "degradation"}, {"level", level}}.dump());
}

// Was a thread that polled every 30 seconds and ended after the first recovery; now only the flag is left.
void GracefulDegradationManager::start_recovery_monitoring() {
  impl_->monitoring = true;
}

void GracefulDegradationManager::register_recovery_callback(
    std::function<void(const DegradationContext&, const DegradationContext&)> callback) {
  impl_->callbacks.push_back(std::move(callback));
}

void GracefulDegradationManager::cleanup() {
  impl_->monitoring = false;
  impl_->callbacks.clear();
}

std::unique_ptr<GracefulDegradationManager> create_graceful_degradation_manager(WsPtr websocket,
                                                                                AppState* app_state) {
  return std::make_unique<GracefulDegradationManager>(std::move(websocket), app_state);
}

}  // namespace netra::websocket_core
