// quiet_log.hpp - keeps the log of a test to itself, and lets it be asked.
#pragma once

#include <memory>
#include <mutex>
#include <ssot/log.hpp>
#include <string>
#include <vector>

namespace ssot::support {

class QuietLog {
 public:
  QuietLog() {
    set_log_sink([kept = kept_](const LogRecord& record) {
      const std::lock_guard lock(kept->mutex);
      kept->lines.push_back(record.text);
    });
  }
  ~QuietLog() { set_log_sink({}); }
  bool has(const std::string& part) const {
    const std::lock_guard lock(kept_->mutex);
    for (const std::string& line : kept_->lines) {
      if (line.find(part) != std::string::npos) return true;
    }
    return false;
  }

 private:
  struct Kept {
    std::mutex mutex;
    std::vector<std::string> lines;
  };
  std::shared_ptr<Kept> kept_ = std::make_shared<Kept>();
};

}  // namespace ssot::support
