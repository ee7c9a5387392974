#include "netra/agents/event_emitter.h"

namespace netra::agents {

EventEmitter::EventEmitter(std::shared_ptr<netra::ws::WebSocketManager> manager, UserContext context,
                           std::string run_id)
    : manager_(std::move(manager)), context_(std::move(context)), run_id_(std::move(run_id)) {}

json EventEmitter::fields(const AgentName& agent, json own) const {
  own["user_id"] = context_.user_id;
  own["run_id"] = run_id_;
  own["agent"] = agent.name;
  if (!agent.parent.empty()) own["parent_agent"] = agent.parent;
  return own;
}

void EventEmitter::agent_started(const AgentName& agent) {
  manager_->emit_critical_event(context_.user_id, "agent_started",
                                fields(agent, {{"thread_id", context_.thread_id}}));
}

void EventEmitter::agent_thinking(const AgentName& agent, const std::string& reasoning) {
  manager_->emit_critical_event(context_.user_id, "agent_thinking",
                                fields(agent, {{"reasoning", reasoning}}));
}

void EventEmitter::tool_executing(const AgentName& agent, const std::string& tool, const json& parameters) {
  manager_->emit_critical_event(context_.user_id, "tool_executing",
                                fields(agent, {{"tool_name", tool}, {"parameters", parameters}}));
}

void EventEmitter::tool_completed(const AgentName& agent, const std::string& tool, const json& results,
                                  double seconds) {
  manager_->emit_critical_event(
      context_.user_id, "tool_completed",
      fields(agent, {{"tool_name", tool}, {"results", results}, {"duration", seconds}}));
}

void EventEmitter::agent_completed(const AgentName& agent, const std::string& status,
                                   const json& final_response) {
  manager_->emit_critical_event(context_.user_id, "agent_completed",
                                fields(agent, {{"status", status}, {"final_response", final_response}}));
}

}  // namespace netra::agents
