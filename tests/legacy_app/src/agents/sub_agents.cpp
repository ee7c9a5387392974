#include "netra/agents/agent.h"

namespace netra::agents {
namespace {

// An agent whose work is one call of one tool.
class ToolAgent : public Agent {
 public:
  explicit ToolAgent(const ToolBox& tools) : tools_(tools) {}

 protected:
  json work(const std::string&, RunState& state, EventEmitter&, Pace& pace) override {
    const json results = tools_.call(tool(), parameters(state));
    pace.step();
    return results;
  }

 private:
  const ToolBox& tools_;
};

class DataAgent : public ToolAgent {
 public:
  using ToolAgent::ToolAgent;
  std::string name() const override { return "data"; }

 protected:
  std::string reasoning(const RunState& state) const override {
    return "I need the costs behind \"" + state.request.value("text", "") + "\".";
  }
  std::string tool() const override { return "load_costs"; }
  json parameters(const RunState& state) const override {
    return {{"months", state.request.value("months", 3)}};
  }
};

class OptimisationAgent : public ToolAgent {
 public:
  using ToolAgent::ToolAgent;
  std::string name() const override { return "optimisation"; }

 protected:
  std::string reasoning(const RunState&) const override {
    return "I look for the share of each cost that can go.";
  }
  std::string tool() const override { return "find_savings"; }
  json parameters(const RunState& state) const override {
    return {{"by_service", state.results.at("data").at("by_service")}, {"share", 0.2}};
  }
};

class ReportAgent : public ToolAgent {
 public:
  using ToolAgent::ToolAgent;
  std::string name() const override { return "report"; }

 protected:
  std::string reasoning(const RunState&) const override { return "I put the result into one sentence."; }
  std::string tool() const override { return "render_report"; }
  json parameters(const RunState& state) const override {
    return {{"total", state.results.at("data").at("total")},
            {"saved", state.results.at("optimisation").at("total")}};
  }
};

}  // namespace

std::unique_ptr<Agent> make_data_agent(const ToolBox& tools) {
  return std::make_unique<DataAgent>(tools);
}

std::unique_ptr<Agent> make_optimisation_agent(const ToolBox& tools) {
  return std::make_unique<OptimisationAgent>(tools);
}

std::unique_ptr<Agent> make_report_agent(const ToolBox& tools) {
  return std::make_unique<ReportAgent>(tools);
}

}  // namespace netra::agents
