// agent_event.hpp - the five events that an agent run shows to its user, with their required fields.
//
//   agent_started      user_id, thread_id                (filled in from the Scope)
//   agent_thinking     reasoning
//   tool_executing     tool_name, parameters
//   tool_completed     tool_name, results, duration
//   agent_completed    status, final_response
//
// Two ways in: typed structs, whose fields the compiler checks, and factories over JSON for code that has its
// fields there already. Both are validated by emit, which names the missing field. Fields stand flat beside
// `type` and `timestamp`; others ("run_id", "agent_name", …) are kept as they are. Rejected: accepting fields
// under a `payload` or `data` member too: three shapes on the wire is what legacy had. Values only;
// thread-safe as an int.
#pragma once

#include <chrono>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace ssot {

enum class AgentEventKind { started, thinking, tool_executing, tool_completed, completed };

/// The name on the wire ("agent_started").
std::string_view name(AgentEventKind) noexcept;
/// The kind with that name on the wire, if it is one of the five.
std::optional<AgentEventKind> agent_event_kind(std::string_view name) noexcept;

/// One event before it is emitted. `fields` should be an object; emit refuses anything else.
struct AgentEvent {
  AgentEventKind kind;
  nlohmann::json fields;

  static AgentEvent started(nlohmann::json fields);
  static AgentEvent thinking(nlohmann::json fields);
  static AgentEvent tool_executing(nlohmann::json fields);
  static AgentEvent tool_completed(nlohmann::json fields);
  static AgentEvent completed(nlohmann::json fields);
};

/// Typed forms. `extra` is an object of further fields; a field of the struct wins over one of the same name
/// there.
struct AgentStarted {
  nlohmann::json extra = {};
  operator AgentEvent() const;
};
struct AgentThinking {
  std::string reasoning;
  nlohmann::json extra = {};
  operator AgentEvent() const;
};
struct ToolExecuting {
  std::string tool_name;
  nlohmann::json parameters = nlohmann::json::object();
  nlohmann::json extra = {};
  operator AgentEvent() const;
};
struct ToolCompleted {
  std::string tool_name;
  nlohmann::json results = nullptr;
  std::chrono::duration<double> duration{};  ///< On the wire: `duration`, seconds as a number.
  nlohmann::json extra = {};
  operator AgentEvent() const;
};
struct AgentCompleted {
  std::string status = "completed";
  nlohmann::json final_response = nullptr;
  nlohmann::json extra = {};
  operator AgentEvent() const;
};

/// What is wrong with the event's own fields, naming the field and the mend; empty if nothing is.
/// `user_id` and `thread_id` must have been filled in before.
std::string invalid_because(const AgentEvent&);

}  // namespace ssot
