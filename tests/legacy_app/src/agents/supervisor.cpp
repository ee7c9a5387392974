#include <vector>

#include "netra/agents/agent.h"

namespace netra::agents {
namespace {

class Supervisor : public Agent {
 public:
  explicit Supervisor(const ToolBox& tools) {
    agents_.push_back(make_data_agent(tools));
    agents_.push_back(make_optimisation_agent(tools));
    agents_.push_back(make_report_agent(tools));
  }

  std::string name() const override { return "supervisor"; }

 protected:
  std::string reasoning(const RunState&) const override { return "Data first, then savings, then a report."; }
  std::string tool() const override { return "delegate"; }
  json parameters(const RunState&) const override {
    json names = json::array();
    for (const auto& agent : agents_) names.push_back(agent->name());
    return {{"agents", names}};
  }

  json work(const std::string& self, RunState& state, EventEmitter& events, Pace& pace) override {
    json last;
    for (const auto& agent : agents_) last = agent->run(self, state, events, pace);
    return last;
  }

 private:
  std::vector<std::unique_ptr<Agent>> agents_;
};

}  // namespace

std::unique_ptr<Agent> make_supervisor(const ToolBox& tools) {
  return std::make_unique<Supervisor>(tools);
}

}  // namespace netra::agents
