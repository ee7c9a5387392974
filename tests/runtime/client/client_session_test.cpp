// The C++ client against the table that every client is held to: tests/runtime/conformance/client.json.
#include "client/client_session.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace ssot::client {
namespace {

using nlohmann::json;
using std::chrono::milliseconds;

struct ToJson {
  json operator()(const Dial& dial) const { return {{"dial_ms", dial.after.count()}}; }
  json operator()(const Transmit& transmit) const { return {{"send", json::parse(transmit.text)}}; }
  json operator()(const Opened& opened) const { return {{"ready", opened.resumed}}; }
  json operator()(const Deliver& deliver) const {
    const codec::Event& event = deliver.event;
    return {{"event",
             {{"ch", event.channel},
              {"e", event.position.epoch},
              {"o", event.position.offset},
              {"id", event.id},
              {"t", event.type},
              {"d", event.data}}}};
  }
  json operator()(const Lose& lose) const {
    json reset = {{"ch", lose.reset.channel}, {"why", codec::name(lose.reset.why)}};
    if (lose.reset.next) reset.update({{"e", lose.reset.next->epoch}, {"o", lose.reset.next->offset}});
    if (lose.reset.state) reset["state"] = *lose.reset.state;
    return {{"reset", reset}};
  }
  json operator()(const Shut& shut) const { return {{"shut", shut.why.code}}; }
  json operator()(const Over& over) const { return {{"over", over.why.code}}; }
};

json to_json(const Actions& actions) {
  json list = json::array();
  for (const Action& action : actions) list.push_back(std::visit(ToJson{}, action));
  return list;
}

Actions take(ClientSession& session, const json& step, Time now) {
  if (step.contains("receive")) return session.received(step["receive"].dump(), now);
  if (step.contains("receive_text")) return session.received(step["receive_text"].get<std::string>(), now);
  const std::string what = step.at("do");
  if (what == "start") return session.start();
  if (what == "opened") return session.opened(now);
  if (what == "lost") return session.lost({step.at("code").get<std::uint16_t>(), ""}, now);
  if (what == "tick") return session.tick(now);
  if (what == "close") return session.close();
  if (what == "say") {
    const auto transmit = session.say(step.at("d").dump());
    return transmit ? Actions{*transmit} : Actions{};
  }
  ADD_FAILURE() << "the table has a step that is not known: " << what;
  return {};
}

TEST(ClientSession, DoesWhatTheTableSays) {
  std::ifstream file(SSOT_CONFORMANCE_TABLE);
  const json table = json::parse(file);
  ASSERT_GT(table.at("cases").size(), 30u);
  for (const json& each : table["cases"]) {
    ClientSession session({}, [] { return 0.5; });
    Time now{};
    std::size_t number = 0;
    for (const json& step : each.at("steps")) {
      if (step.contains("at_ms")) now = Time{milliseconds{step["at_ms"].get<int>()}};
      EXPECT_EQ(to_json(take(session, step, now)), step.at("expect"))
          << each.at("name") << ", step " << number << ": " << step;
      ++number;
    }
  }
}

TEST(ClientSession, IsDueWhenSomethingIs) {
  ClientSession session({}, [] { return 0.0; });
  EXPECT_EQ(session.due(), std::nullopt);
  (void)session.opened(Time{milliseconds{5}});
  EXPECT_EQ(session.due(), Time{milliseconds{10005}});
  (void)session.lost({1006, ""}, Time{});
  EXPECT_EQ(session.due(), std::nullopt);
}

TEST(ClientSession, GivesUpAfterTheLastAttempt) {
  ClientSession session({.max_attempts = 2}, [] { return 0.0; });
  (void)session.start();
  EXPECT_TRUE(std::holds_alternative<Dial>(session.lost({1006, ""}, Time{}).at(0)));
  EXPECT_TRUE(std::holds_alternative<Dial>(session.lost({1006, ""}, Time{}).at(0)));
  EXPECT_TRUE(std::holds_alternative<Over>(session.lost({1006, ""}, Time{}).at(0)));
  EXPECT_TRUE(session.lost({1006, ""}, Time{}).empty());
  EXPECT_TRUE(session.close().empty());
}

}  // namespace
}  // namespace ssot::client
