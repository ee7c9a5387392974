#include "hub/event_order.hpp"

#include <array>
#include <string_view>
#include <utility>

namespace ssot::hub {
namespace {

constexpr std::size_t agents_per_run = 4096;
constexpr std::size_t tools_per_agent = 4096;

std::string text_field(const AgentEvent& event, const char* name) {
  const auto found = event.fields.find(name);
  return found != event.fields.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool is_success(const std::string& status) {
  constexpr std::array<std::string_view, 6> successes{"completed", "complete", "success",
                                                      "succeeded", "ok",       "done"};
  for (const std::string_view success : successes) {
    if (status == success) return true;
  }
  return false;
}

std::string agent_of(const Scope& scope) {
  return scope.agent ? scope.agent->value : std::string();
}

std::string shown(const Scope& scope) {
  const std::string agent = scope.agent ? "agent '" + scope.agent->value + "' of " : std::string();
  return agent + "run '" + scope.run->value + "'";
}

}  // namespace

const EventOrder::Agent* EventOrder::find(const Scope& scope, const std::string& agent) const {
  const auto run = runs_.find({scope.user.value, scope.run->value});
  if (run == runs_.end()) return nullptr;
  const auto found = run->second.agents.find(agent);
  return found == run->second.agents.end() ? nullptr : &found->second;
}

std::string EventOrder::check(const Scope& scope, const AgentEvent& event) const {
  if (!scope.run) return {};
  const std::string type(name(event.kind));
  const Agent* agent = find(scope, agent_of(scope));
  if (event.kind == AgentEventKind::started) {
    if (agent) return type + ": " + shown(scope) + " has started before, use a new run or agent id";
    const auto run = runs_.find({scope.user.value, scope.run->value});
    if (run != runs_.end() && run->second.agents.size() >= agents_per_run) {
      return type + ": run '" + scope.run->value + "' has too many agents, use a new run";
    }
    if (!scope.parent) return {};
    const Agent* parent = find(scope, scope.parent->value);
    if (!parent)
      return type + ": parent '" + scope.parent->value +
             "' has not started in this run, emit its agent_started first";
    if (parent->completed)
      return type + ": parent '" + scope.parent->value + "' has completed, start " + shown(scope) +
             " before that";
    return {};
  }
  if (!agent) return type + ": " + shown(scope) + " has not started, emit agent_started first";
  if (agent->completed) return type + ": " + shown(scope) + " has completed, nothing may follow";
  const std::string tool = text_field(event, "tool_name");
  if (event.kind == AgentEventKind::tool_executing && agent->tools.size() >= tools_per_agent) {
    return type + ": too many tools are executing in " + shown(scope) + ", emit their tool_completed first";
  }
  if (event.kind == AgentEventKind::tool_completed && !agent->tools.contains(tool)) {
    return type + ": tool '" + tool + "' is not executing in " + shown(scope) + ", emit tool_executing first";
  }
  if (event.kind == AgentEventKind::completed && !agent->tools.empty() &&
      is_success(text_field(event, "status"))) {
    return type + ": tool '" + *agent->tools.begin() + "' is still executing in " + shown(scope) +
           ", emit its tool_completed first or give a status that is no success";
  }
  return {};
}

void EventOrder::apply(const Scope& scope, const AgentEvent& event) {
  if (!scope.run) return;
  const RunKey key{scope.user.value, scope.run->value};
  auto [run, fresh] = runs_.try_emplace(key);
  if (fresh) {
    run->second.used = by_use_.insert(by_use_.end(), key);
  } else {
    by_use_.splice(by_use_.end(), by_use_, run->second.used);
  }
  Agent& agent = run->second.agents[agent_of(scope)];
  const std::string tool = text_field(event, "tool_name");
  switch (event.kind) {
    case AgentEventKind::started:
    case AgentEventKind::thinking:
      break;
    case AgentEventKind::tool_executing:
      agent.tools.insert(tool);
      break;
    case AgentEventKind::tool_completed:
      agent.tools.erase(agent.tools.find(tool));
      break;
    case AgentEventKind::completed:
      agent.completed = true;
      break;
  }
  while (runs_.size() > run_limit_ && runs_.size() > 1) {
    runs_.erase(by_use_.front());
    by_use_.pop_front();
  }
}

}  // namespace ssot::hub
