#include "netra/audit/audit_trail.h"

namespace netra::audit {

void AuditTrail::warn(const std::string& user_id, const std::string& text) {
  manager_.send_to_user(user_id, {{"type", "warning"}, {"text", text}});
}

void AuditTrail::restart_notice(const std::string& user_id) {
  manager_.send_to_user(user_id, {{"type", "restart"}});
}

}  // namespace netra::audit
