#include "netra/audit/audited_manager.h"

namespace netra::audit {

void AuditedManager::send_to_user(const std::string& user_id, const json& message) {
  write_down(user_id, message.value("type", "message"));
  UnifiedWebSocketManager::send_to_user(user_id, message);
}

void AuditedManager::emit_critical_event(const std::string& user_id, const std::string& event_type,
                                         const json& data) {
  write_down(user_id, "event " + event_type);
  UnifiedWebSocketManager::emit_critical_event(user_id, event_type, data);
}

std::vector<std::string> AuditedManager::lines() const {
  std::lock_guard lock(mutex_);
  return lines_;
}

void AuditedManager::write_down(const std::string& user_id, const std::string& what) {
  std::lock_guard lock(mutex_);
  lines_.push_back(user_id + ": " + what);
}

}  // namespace netra::audit
