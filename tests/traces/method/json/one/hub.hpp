#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "trace.hpp"

namespace one {

// Of braces alone: a Payload to be copied, or what one is made of?
struct Payload {
  explicit Payload(nlohmann::json made_of) : json(std::move(made_of)) {}
  nlohmann::json json;
};

class Hub {
 public:
  void post(nlohmann::json message) { trace::line("push", "message", message.dump()); }
  void tell(const Payload& payload, const std::string& user) {
    trace::line("say", "user", user, "message", payload.json.dump());
  }
};

inline void write(const char* where, const nlohmann::json& entry) { trace::line(where, "entry", entry.dump()); }

}  // namespace one
