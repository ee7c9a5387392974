// trace.hpp - what the recording fakes of the trace programs write: one line for each call, with its values.
//
//   trace::line("post", "user", user, "text", text)  =>  post user="ann" text="hello"
//
// The legacy fake and the canonical one describe the same deed in the same words, whatever they are called with, so
// that the two traces can be compared as they are. Written at once and flushed, for a program may end in any way.
#pragma once

#include <cstdio>
#include <string>

namespace trace {

inline std::string shown(const std::string& text) { return "\"" + text + "\""; }
inline std::string shown(const char* text) { return shown(std::string(text)); }
inline std::string shown(bool value) { return value ? "true" : "false"; }
inline std::string shown(int value) { return std::to_string(value); }
inline std::string shown(long value) { return std::to_string(value); }
inline std::string shown(unsigned long value) { return std::to_string(value); }
inline std::string shown(double value) { return std::to_string(value); }

inline std::string fields() { return {}; }
template <class Value, class... Rest>
std::string fields(const char* name, const Value& value, const Rest&... rest) {
  return std::string(" ") + name + "=" + shown(value) + fields(rest...);
}

template <class... Fields>
void line(const char* deed, const Fields&... named) {
  std::puts((deed + fields(named...)).c_str());
  std::fflush(stdout);
}

}  // namespace trace
