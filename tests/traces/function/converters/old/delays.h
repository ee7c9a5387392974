#pragma once

#include <string>

#include "trace.hpp"

namespace old {

inline double delay(int attempt, int base = 100) {
  trace::line("delay", "attempt", attempt, "base", base);
  return attempt * base / 1000.0;
}

inline int difference(int from, int to) {
  const int result = to - from;
  trace::line("difference", "result", result);
  return result;
}

inline int clamp_code(int code) {
  const int result = code * 2;
  trace::line("twice", "result", result);
  return result;
}

inline bool log_event(const std::string& level, const std::string& text) {
  trace::line("log", "level", level, "text", text);
  return level != "none";
}

}  // namespace old
