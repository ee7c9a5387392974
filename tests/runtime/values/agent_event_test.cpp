#include <gtest/gtest.h>

#include <ssot/agent_event.hpp>

namespace ssot {
namespace {

using nlohmann::json;

struct Case {
  AgentEvent complete;
  std::vector<std::string> required;
};

std::vector<Case> cases() {
  return {
      {AgentEvent::started({{"user_id", "u"}, {"thread_id", "t"}}), {"user_id", "thread_id"}},
      {AgentEvent::thinking({{"reasoning", "r"}}), {"reasoning"}},
      {AgentEvent::tool_executing({{"tool_name", "n"}, {"parameters", {{"a", 1}}}}),
       {"tool_name", "parameters"}},
      {AgentEvent::tool_completed({{"tool_name", "n"}, {"results", {1}}, {"duration", 0.5}}),
       {"tool_name", "results", "duration"}},
      {AgentEvent::completed({{"status", "ok"}, {"final_response", "done"}}), {"status", "final_response"}},
  };
}

TEST(AgentEvent, CompleteFieldsAreValid) {
  for (const Case& c : cases()) EXPECT_EQ(invalid_because(c.complete), "") << name(c.complete.kind);
}

TEST(AgentEvent, EachMissingFieldIsNamed) {
  for (const Case& c : cases()) {
    for (const std::string& field : c.required) {
      AgentEvent event = c.complete;
      event.fields.erase(field);
      const std::string why = invalid_because(event);
      EXPECT_NE(why.find("'" + field + "' is missing"), std::string::npos) << why;
      EXPECT_NE(why.find(name(event.kind)), std::string::npos) << why;
    }
  }
}

TEST(AgentEvent, WrongTypesAreNamed) {
  EXPECT_NE(invalid_because(AgentEvent::thinking({{"reasoning", 3}})).find("give a text"), std::string::npos);
  EXPECT_NE(
      invalid_because(AgentEvent::tool_executing({{"tool_name", ""}, {"parameters", {}}})).find("not empty"),
      std::string::npos);
  EXPECT_NE(
      invalid_because(AgentEvent::tool_completed({{"tool_name", "n"}, {"results", 1}, {"duration", "fast"}}))
          .find("give a number"),
      std::string::npos);
  EXPECT_NE(invalid_because(AgentEvent::thinking(json::array({1}))).find("give an object"),
            std::string::npos);
}

TEST(AgentEvent, NestedFieldsDoNotCount) {
  EXPECT_NE(invalid_because(AgentEvent::thinking({{"payload", {{"reasoning", "r"}}}})), "");
}

TEST(AgentEvent, ForeignTypeIsRefusedAndOwnTypeAccepted) {
  EXPECT_EQ(invalid_because(AgentEvent::thinking({{"reasoning", "r"}, {"type", "agent_thinking"}})), "");
  EXPECT_NE(invalid_because(AgentEvent::thinking({{"reasoning", "r"}, {"type", "agent_started"}})), "");
}

TEST(AgentEvent, NamesRoundTrip) {
  for (const Case& c : cases()) EXPECT_EQ(agent_event_kind(name(c.complete.kind)), c.complete.kind);
  EXPECT_EQ(agent_event_kind("agent_paused"), std::nullopt);
}

TEST(AgentEvent, TypedFormsFillTheirFields) {
  EXPECT_EQ(invalid_because(AgentThinking{"why"}), "");
  EXPECT_EQ(invalid_because(ToolExecuting{"search", {{"q", "x"}}}), "");
  const AgentEvent done =
      ToolCompleted{"search", {{"n", 1}}, std::chrono::milliseconds{1500}, {{"run_id", "r"}}};
  EXPECT_EQ(invalid_because(done), "");
  EXPECT_EQ(done.fields["duration"], 1.5);
  EXPECT_EQ(done.fields["run_id"], "r");
  const AgentEvent completed = AgentCompleted{"completed", "bye", {{"status", "overridden"}}};
  EXPECT_EQ(completed.fields["status"], "completed");
  EXPECT_EQ(AgentEvent(AgentStarted{}).fields, json::object());
}

}  // namespace
}  // namespace ssot
