// agent.h - one agent: thinks, calls its tool, answers. The supervisor runs three of them, one after the
// other.
#pragma once

#include <memory>
#include <string>

#include "netra/agents/event_emitter.h"
#include "netra/agents/tools.h"

namespace netra::agents {

// What a run knows so far; each agent adds its part.
struct RunState {
  json request;
  json results = json::object();
};

// Waits between steps. False if the run was stopped meanwhile.
class Pace {
 public:
  virtual ~Pace() = default;
  virtual bool step() = 0;
};

class Agent {
 public:
  virtual ~Agent() = default;
  virtual std::string name() const = 0;
  // Emits its five events around the work; throws what its tool throws, after an agent_completed with status
  // "failed".
  json run(const std::string& parent, RunState& state, EventEmitter& events, Pace& pace);

 protected:
  virtual std::string reasoning(const RunState& state) const = 0;
  virtual std::string tool() const = 0;
  virtual json parameters(const RunState& state) const = 0;
  virtual json work(const std::string& self, RunState& state, EventEmitter& events, Pace& pace) = 0;
};

// Loads costs, finds savings, writes the report.
std::unique_ptr<Agent> make_data_agent(const ToolBox& tools);
std::unique_ptr<Agent> make_optimisation_agent(const ToolBox& tools);
std::unique_ptr<Agent> make_report_agent(const ToolBox& tools);
// Hands the work to the three.
std::unique_ptr<Agent> make_supervisor(const ToolBox& tools);

}  // namespace netra::agents
