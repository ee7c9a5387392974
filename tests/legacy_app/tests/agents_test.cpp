#include "netra/agents/agent.h"
#include "netra/agents/execution_engine.h"
#include "netra/services/transcript.h"
#include "netra/websocket_core/manager.h"
#include "support/fixture.h"

namespace {

using netra::UserContext;
using netra::agents::EventEmitter;
using netra::agents::RunState;
using netra::agents::ToolBox;
using netra::test::unique_user;
using netra::test::WsPair;
using netra::websocket_core::UnifiedWebSocketManager;

class NoPace : public netra::agents::Pace {
 public:
  bool step() override { return true; }
};

std::vector<std::string> kinds_of(const std::vector<json>& messages, const std::string& agent) {
  std::vector<std::string> kinds;
  for (const auto& message : messages) {
    if (message.value("agent", "") == agent) kinds.push_back(message.value("type", ""));
  }
  return kinds;
}

const std::vector<std::string> five{"agent_started", "agent_thinking", "tool_executing", "tool_completed",
                                    "agent_completed"};

TEST(Agents, a_supervisor_runs_its_three_agents) {
  WsPair pair;
  const std::string user = unique_user("ann");
  auto manager = std::make_shared<UnifiedWebSocketManager>();
  manager->connect_user(user, pair.server());
  EventEmitter events(manager, UserContext{user, "t", "r"}, "run-1");
  ToolBox tools;
  NoPace pace;
  RunState state{{{"text", "why"}, {"months", 2}}};
  const json response = netra::agents::make_supervisor(tools)->run("", state, events, pace);
  const auto messages = pair.next_messages(20);
  ASSERT_EQ(messages.size(), 20u);
  for (const auto* agent : {"supervisor", "data", "optimisation", "report"})
    EXPECT_EQ(kinds_of(messages, agent), five);
  EXPECT_EQ(messages.front()["thread_id"], "t");
  EXPECT_EQ(messages.back()["final_response"], response);
}

TEST(Agents, a_tool_that_fails_ends_the_run_with_status_failed) {
  WsPair pair;
  const std::string user = unique_user("ben");
  netra::websocket_core::get_manager().connect_user(user, pair.server());
  EventEmitter events(netra::ws::get_websocket_manager().get(), UserContext{user, "t", "r"}, "run-2");
  ToolBox tools;
  NoPace pace;
  RunState state{{{"text", "why"}, {"months", 99}}};
  EXPECT_THROW(netra::agents::make_data_agent(tools)->run("", state, events, pace), std::invalid_argument);
}

TEST(Agents, tools_check_their_parameters) {
  const json costs = netra::agents::load_costs({{"months", 1}});
  EXPECT_DOUBLE_EQ(costs["total"].get<double>(), 1680.0);
  const json savings =
      netra::agents::find_savings({{"by_service", {{"a", 10.0}, {"b", 30.0}}}, {"share", 0.5}});
  EXPECT_DOUBLE_EQ(savings["total"].get<double>(), 20.0);
  EXPECT_THROW(netra::agents::load_costs({{"months", 0}}), std::invalid_argument);
  EXPECT_THROW(netra::agents::find_savings({{"by_service", json::object()}, {"share", 2}}),
               std::invalid_argument);
}

TEST(ExecutionEngine, runs_and_keeps_the_result) {
  WsPair pair;
  const std::string user = unique_user("cid");
  auto manager = std::make_shared<UnifiedWebSocketManager>();
  manager->connect_user(user, pair.server(), "", "t");
  netra::services::SessionService sessions;
  netra::agents::EngineRegistry engines(manager, sessions);
  const std::string run_id = engines.engine_of(user).submit(UserContext{user, "t", "r"}, {{"text", "why"}});
  const auto messages = pair.next_messages(21);
  ASSERT_EQ(messages.size(), 21u);
  EXPECT_EQ(messages.back()["type"], "final");
  EXPECT_EQ(messages.back()["run_id"], run_id);
  const auto log = sessions.read(sessions.run_log(user));
  ASSERT_TRUE(log.has_value());
  EXPECT_EQ((*log)["runs"][run_id]["status"], "success");
}

TEST(Transcript, counts_events_per_user) {
  const std::string user = unique_user("dan");
  auto& manager = UnifiedWebSocketManager::instance();
  const auto transcript = netra::services::Transcript::listen_to(manager);
  manager.emit_critical_event(user, "agent_thinking", {{"user_id", user}, {"reasoning", "one"}});
  manager.emit_critical_event(user, "agent_thinking", {{"user_id", user}, {"reasoning", "two"}});
  EXPECT_EQ(transcript->count(user, "agent_thinking"), 2);
  EXPECT_EQ(transcript->count(user, "agent_started"), 0);
  EXPECT_GE(transcript->totals()["agent_thinking"].get<int>(), 2);
}

}  // namespace
