// audited_manager.h - a manager that writes down what was sent to whom, for the operators' own messages.
#pragma once

#include <mutex>
#include <string>
#include <vector>

#include "netra/support/ws_types.h"
#include "netra/websocket_core/unified_manager.h"

namespace netra::audit {

class AuditedManager : public websocket_core::UnifiedWebSocketManager {
 public:
  AuditedManager() = default;

  void send_to_user(const std::string& user_id, const json& message) override;
  void emit_critical_event(const std::string& user_id, const std::string& event_type,
                           const json& data) override;

  // One line per message: "ops: restart".
  std::vector<std::string> lines() const;

 private:
  void write_down(const std::string& user_id, const std::string& what);

  mutable std::mutex mutex_;
  std::vector<std::string> lines_;
};

}  // namespace netra::audit
