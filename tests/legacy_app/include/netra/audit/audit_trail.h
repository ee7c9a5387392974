// audit_trail.h - what operators told users, with the lines that prove it.
#pragma once

#include <string>
#include <vector>

#include "netra/audit/audited_manager.h"

namespace netra::audit {

class AuditTrail {
 public:
  void warn(const std::string& user_id, const std::string& text);
  void restart_notice(const std::string& user_id);
  std::vector<std::string> lines() const { return manager_.lines(); }

 private:
  AuditedManager manager_;
};

}  // namespace netra::audit
