#include "netra/maintenance/janitor.h"

#include <netra/websocket/connection_manager.h>
#include <netra/websocket_core/graceful_degradation_manager.h>
#include <netra/websocket_core/manager.h>
#include <netra/websocket_core/reconnection_manager.h>
#include <netra/websocket_core/service_initialization_manager.h>
#include <netra/websocket_core/user_session_manager.h>

#include "netra/context/user_context.h"

namespace netra::maintenance {

int sweep_connections() {
  return websocket::get_connection_manager()->cleanup_dead_connections();
}

void forget_sessions() {
  websocket_core::UserSessionManager scratch;
  scratch.clear_all_sessions();
}

void bury_connection(const std::string& connection_id) {
  websocket_core::get_reconnection_manager().handle_connection_lost(connection_id).get();
  websocket_core::get_reconnection_manager().unregister_connection(connection_id);
}

bool watch_over(const server::Peer& peer, AppState& state) {
  auto degradation = websocket_core::create_graceful_degradation_manager(peer.stream, &state);
  degradation->notify_user_of_degradation();
  degradation->start_recovery_monitoring();
  const auto fallback = degradation->create_fallback_handler();
  degradation->cleanup();
  return fallback != nullptr;
}

bool restart_services(App& app) {
  using websocket_core::ServiceInitializationManager;
  const bool known = ServiceInitializationManager::get_instance()->get_app() != nullptr;
  if (!known) ServiceInitializationManager::get_instance()->set_app(&app);
  ServiceInitializationManager::get_instance()->reset_initialization_state();
  return known;
}

bool self_test(const std::string& connection_id) {
  const bool available = ws::check_websocket_service_available();
  const UserContext context{"self-test", "", connection_id};
  const auto fallback = ws::create_test_fallback_manager(&context);
  const bool quiet = fallback && !fallback->is_connection_active(context.user_id);
  return available && quiet && websocket_core::sync_state(connection_id);
}

}  // namespace netra::maintenance
