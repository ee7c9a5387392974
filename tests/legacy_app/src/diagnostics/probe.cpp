#include "netra/diagnostics/probe.h"

#include <map>

#include "manager.h"
#include "netra/support/log.h"
#include "user_session_manager.h"

namespace netra::diagnostics {

using netra::websocket_core::UnifiedWebSocketManager;

// Not a function, so that the log line names the caller.
#define NETRA_PAGE(user, text)                                                                         \
  do {                                                                                                 \
    ::netra::log_info(std::string("page ") + (user));                                                  \
    ::netra::websocket_core::get_manager().send_to_user((user), {{"type", "page"}, {"text", (text)}}); \
  } while (false)

bool DryRun::send_message(const std::string& connection_id, const json& message) {
  log_info("would send " + message.dump() + " to " + connection_id);
  ++count_;
  return true;
}

bool probe_live(const std::string& connection_id) {
  return probe_through(UnifiedWebSocketManager::instance(), connection_id);
}

int probe_dry(const std::string& connection_id) {
  DryRun dry;
  probe_through(dry, connection_id);
  return dry.count();
}

std::function<bool(const json&)> sender_to(const std::string& connection_id) {
  return std::bind(&UnifiedWebSocketManager::send_message, &UnifiedWebSocketManager::instance(),
                   connection_id, std::placeholders::_1);
}

json query(const std::string& name, const std::string& user_id) {
  if (name == "active") {
    bool (UnifiedWebSocketManager::*member)(const std::string&) =
        &UnifiedWebSocketManager::is_connection_active;
    return (UnifiedWebSocketManager::instance().*member)(user_id);
  }
  if (name == "health") {
    return std::invoke(&UnifiedWebSocketManager::get_connection_health, UnifiedWebSocketManager::instance(),
                       user_id);
  }
  return nullptr;
}

int shout(const std::string& user_id) {
  return netra::websocket_core::broadcast_message({{"type", "shout"}}, user_id).failed;
}

void emit_by_hand(const std::string& user_id, const std::string& event_type, const json& data) {
  UnifiedWebSocketManager::instance().emit_critical_event(user_id, event_type, data);
}

void cut(const std::string& connection_id) {
  auto pending = UnifiedWebSocketManager::instance().remove_connection(connection_id);
  log_info("cutting " + connection_id);
  pending.get();
}

bool sessions_work(const std::string& user_id) {
  auto* scratch = new websocket_core::UserSessionManager();
  const std::string id = scratch->create_session(user_id, {{"kind", "probe"}});
  const bool found = scratch->get_session(id).has_value();
  delete scratch;
  return found;
}

void page_operators(const std::string& text) {
  NETRA_PAGE("operator-day", text);
  NETRA_PAGE("operator-night", text);
  NETRA_WS_MANAGER().send_to_user("operator-archive", {{"type", "page"}, {"text", text}});
}

#if 0
// Used by the first front end; kept because the numbers in its ticket refer to it.
void page_everyone(const std::string& text) {
  netra::websocket_core::websocket_recovery_manager.broadcast_to_all({{"type", "page"}, {"text", text}});
}
#endif

}  // namespace netra::diagnostics
