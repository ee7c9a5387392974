#include "hub/event_order.hpp"

#include <gtest/gtest.h>

namespace ssot::hub {
namespace {

AgentEvent event(const std::string& type, const std::string& tool = "search",
                 const std::string& status = "completed") {
  return {*agent_event_kind(type), {{"tool_name", tool}, {"status", status}}};
}

Scope in(const std::string& run, const std::string& agent = "", const std::string& parent = "",
         const std::string& user = "ada") {
  Scope scope{UserId{user}, std::nullopt, RunId{run}};
  if (!agent.empty()) scope.agent = AgentId{agent};
  if (!parent.empty()) scope.parent = AgentId{parent};
  return scope;
}

class EventOrderTest : public ::testing::Test {
 protected:
  std::string emit(const Scope& scope, const AgentEvent& e) {
    std::string why = order_.check(scope, e);
    if (why.empty()) order_.apply(scope, e);
    return why;
  }
  void expect_fine(const Scope& scope, const AgentEvent& e) { EXPECT_EQ(emit(scope, e), ""); }
  void expect_refused(const Scope& scope, const AgentEvent& e, const std::string& part) {
    const std::string why = emit(scope, e);
    EXPECT_NE(why.find(part), std::string::npos) << "got: '" << why << "'";
  }
  EventOrder order_{100};
};

TEST_F(EventOrderTest, TheListedOrderIsFineAndToolsRepeat) {
  const Scope run = in("r");
  for (const char* type : {"agent_started", "agent_thinking", "tool_executing", "tool_completed",
                           "agent_thinking", "tool_executing", "tool_completed", "agent_completed"}) {
    expect_fine(run, event(type));
  }
}

TEST_F(EventOrderTest, NothingBeforeStarted) {
  for (const char* type : {"agent_thinking", "tool_executing", "tool_completed", "agent_completed"}) {
    expect_refused(in("r"), event(type), "has not started");
  }
}

TEST_F(EventOrderTest, NothingAfterCompleted) {
  expect_fine(in("r"), event("agent_started"));
  expect_fine(in("r"), event("agent_completed"));
  for (const char* type : {"agent_thinking", "tool_executing", "tool_completed", "agent_completed"}) {
    expect_refused(in("r"), event(type), "has completed");
  }
  expect_refused(in("r"), event("agent_started"), "has started before");
}

TEST_F(EventOrderTest, ToolsMatchByName) {
  expect_fine(in("r"), event("agent_started"));
  expect_refused(in("r"), event("tool_completed"), "is not executing");
  expect_fine(in("r"), event("tool_executing", "a"));
  expect_fine(in("r"), event("tool_executing", "b"));
  expect_fine(in("r"), event("tool_executing", "a"));
  expect_fine(in("r"), event("tool_completed", "a"));
  expect_fine(in("r"), event("tool_completed", "a"));
  expect_refused(in("r"), event("tool_completed", "a"), "is not executing");
  expect_refused(in("r"), event("agent_completed"), "'b' is still executing");
  expect_fine(in("r"), event("tool_completed", "b"));
  expect_fine(in("r"), event("agent_completed"));
}

TEST_F(EventOrderTest, ToolsThatNeverCompleteAreBounded) {
  const Scope run = in("r");
  expect_fine(run, event("agent_started"));
  for (int i = 0; i < 4096; ++i) expect_fine(run, event("tool_executing"));
  expect_refused(run, event("tool_executing"), "too many tools");
}

TEST_F(EventOrderTest, AFailureMayEndATool) {
  expect_fine(in("r"), event("agent_started"));
  expect_fine(in("r"), event("tool_executing"));
  expect_fine(in("r"), event("agent_completed", "", "timeout"));
}

TEST_F(EventOrderTest, SubAgentsHaveAnOrderOfTheirOwn) {
  expect_refused(in("r", "data", "boss"), event("agent_started"), "has not started in this run");
  expect_fine(in("r", "boss"), event("agent_started"));
  expect_fine(in("r", "data", "boss"), event("agent_started"));
  expect_fine(in("r", "data", "boss"), event("agent_completed"));
  expect_fine(in("r", "boss"), event("agent_thinking"));
  expect_fine(in("r", "boss"), event("agent_completed"));
  expect_refused(in("r", "report", "boss"), event("agent_started"), "has completed");
}

TEST_F(EventOrderTest, RunsOfTwoUsersAreTwoRuns) {
  expect_fine(in("r", "", "", "ada"), event("agent_started"));
  expect_refused(in("r", "", "", "bob"), event("agent_thinking"), "has not started");
  expect_fine(in("r", "", "", "bob"), event("agent_started"));
}

TEST_F(EventOrderTest, WithoutRunNothingIsEnforced) {
  expect_fine(Scope{UserId{"ada"}}, event("agent_completed"));
  expect_fine(Scope{UserId{"ada"}}, event("agent_started"));
}

TEST_F(EventOrderTest, CheckAloneRemembersNothing) {
  EXPECT_EQ(order_.check(in("r"), event("agent_started")), "");
  expect_refused(in("r"), event("agent_thinking"), "has not started");
}

TEST_F(EventOrderTest, TheLongestQuietRunIsForgotten) {
  EventOrder small(2);
  const auto start = [&](const char* run) {
    ASSERT_EQ(small.check(in(run), event("agent_started")), "");
    small.apply(in(run), event("agent_started"));
  };
  start("a");
  start("b");
  small.apply(in("a"), event("agent_thinking"));
  start("c");
  EXPECT_EQ(small.check(in("a"), event("agent_thinking")), "");
  EXPECT_EQ(small.check(in("c"), event("agent_thinking")), "");
  EXPECT_NE(small.check(in("b"), event("agent_thinking")), "");
}

}  // namespace
}  // namespace ssot::hub
