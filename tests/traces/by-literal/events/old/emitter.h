#pragma once

#include <string>

#include "trace.hpp"

namespace old {

class Emitter {
 public:
  static Emitter& instance() {
    static Emitter one;
    return one;
  }
  bool emit(const std::string& user, const std::string& event, const std::string& data) {
    trace::line("event", "name", event, "user", user, "data", data);
    return user != "away";
  }
  void set(const std::string& name, const std::string& value = "on") {
    trace::line("setting", "name", name, "value", value);
  }
};

}  // namespace old
