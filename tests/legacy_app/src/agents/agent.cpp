#include "netra/agents/agent.h"

#include <stdexcept>

#include "netra/support/clock.h"

namespace netra::agents {

json Agent::run(const std::string& parent, RunState& state, EventEmitter& events, Pace& pace) {
  const AgentName self{name(), parent};
  events.agent_started(self);
  if (!pace.step()) throw std::runtime_error("stopped");
  events.agent_thinking(self, reasoning(state));
  if (!pace.step()) throw std::runtime_error("stopped");
  events.tool_executing(self, tool(), parameters(state));
  const double begin = steady_seconds();
  json results;
  try {
    results = work(self.name, state, events, pace);
  } catch (const std::exception& error) {
    events.tool_completed(self, tool(), {{"error", error.what()}}, steady_seconds() - begin);
    events.agent_completed(self, "failed", error.what());
    throw;
  }
  events.tool_completed(self, tool(), results, steady_seconds() - begin);
  state.results[self.name] = results;
  events.agent_completed(self, "success", results);
  return results;
}

}  // namespace netra::agents
