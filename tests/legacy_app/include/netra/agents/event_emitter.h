// event_emitter.h - the five events of an agent run, to the user it runs for.
#pragma once

#include <memory>
#include <string>

#include "netra/context/user_context.h"
#include "netra/support/ws_types.h"
#include "netra/websocket_core/websocket_manager.h"

namespace netra::agents {

// Who an event is from: the agent, and the agent that started it ("" for the first).
struct AgentName {
  std::string name;
  std::string parent;
};

class EventEmitter {
 public:
  EventEmitter(std::shared_ptr<netra::ws::WebSocketManager> manager, UserContext context, std::string run_id);

  void agent_started(const AgentName& agent);
  void agent_thinking(const AgentName& agent, const std::string& reasoning);
  void tool_executing(const AgentName& agent, const std::string& tool, const json& parameters);
  void tool_completed(const AgentName& agent, const std::string& tool, const json& results, double seconds);
  void agent_completed(const AgentName& agent, const std::string& status, const json& final_response);

  const UserContext& context() const { return context_; }
  const std::string& run_id() const { return run_id_; }

 private:
  json fields(const AgentName& agent, json own) const;

  std::shared_ptr<netra::ws::WebSocketManager> manager_;
  UserContext context_;
  std::string run_id_;
};

}  // namespace netra::agents
