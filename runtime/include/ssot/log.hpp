// log.hpp - where the runtime's few log lines go: standard error, until the program says otherwise.
//
// Never logged: message bodies, tokens, request headers.
#pragma once

#include <functional>
#include <string>

namespace ssot {

enum class LogLevel { info, warning, error };

struct LogRecord {
  LogLevel level;
  std::string text;
};

/// Replaces the sink of the process; empty restores standard error. Any thread; the sink is called from any
/// thread, one call at a time, and must not log through this again. What it throws is swallowed.
void set_log_sink(std::function<void(const LogRecord&)> sink);

}  // namespace ssot
