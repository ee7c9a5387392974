#pragma once

#include <string>

#include "trace.hpp"

namespace one {

class Emitter {
 public:
  bool started(const std::string& data, const std::string& user) { return event("started", data, user); }
  bool finished(const std::string& data, const std::string& user) { return event("finished", data, user); }
  bool other(const std::string& name, const std::string& data, const std::string& user) { return event(name, data, user); }
  void set_speed(const std::string& value) { trace::line("setting", "name", "speed", "value", value); }
  void enable(const std::string& name) { trace::line("setting", "name", name, "value", "on"); }
  void set(const std::string& value, const std::string& name) { trace::line("setting", "name", name, "value", value); }

 private:
  bool event(const std::string& name, const std::string& data, const std::string& user) {
    trace::line("event", "name", name, "user", user, "data", data);
    return user != "away";
  }
};

inline Emitter& emitter() {
  static Emitter one;
  return one;
}

}  // namespace one
