#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "trace.hpp"

namespace old {

class Manager {
 public:
  void push(const nlohmann::json& message) { trace::line("push", "message", message.dump()); }
  void say(const std::string& user, const nlohmann::json& message) {
    trace::line("say", "user", user, "message", message.dump());
  }
};

inline void log(nlohmann::json entry) { trace::line("log", "entry", entry.dump()); }

}  // namespace old
