#pragma once

#include <string>

#include "trace.hpp"

namespace one {

class Hub {};
inline Hub& hub() {
  static Hub one;
  return one;
}

struct Backoff {
  int base;
  double after(int failures) const {
    trace::line("delay", "attempt", failures - 1, "base", base);
    return (failures - 1) * base / 1000.0;
  }
};

inline int said(const char* deed, int result) {
  trace::line(deed, "result", result);
  return result;
}

inline bool write_log(const std::string& text, const std::string& level) {
  trace::line("log", "level", level, "text", text);
  return level != "none";
}

}  // namespace one
