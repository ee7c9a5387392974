#include <gtest/gtest.h>

#include <boost/asio/io_context.hpp>
#include <boost/beast/websocket.hpp>
#include <limits>
#include <ssot/migration.hpp>
#include <stdexcept>

#include "support/quiet_log.hpp"

namespace ssot::migration {
namespace {

using nlohmann::json;
using Milliseconds = std::chrono::milliseconds;

class MigrationTest : public ::testing::Test {
 protected:
  BeastStreamPtr stream() { return std::make_shared<BeastStream>(context_); }
  support::QuietLog log_;
  boost::asio::io_context context_;
  std::shared_ptr<WebSocketManager> manager_ = WebSocketManager::create();
  const UserId ada{"ada"};
};

TEST_F(MigrationTest, EmptyTextMeansAbsent) {
  EXPECT_EQ(thread_id(""), std::nullopt);
  EXPECT_EQ(thread_id("t"), ThreadId{"t"});
  EXPECT_EQ(connection_id(""), std::nullopt);
  EXPECT_EQ(connection_id("c"), ConnectionId{"c"});
  EXPECT_EQ(identity_of({"", "ada", nullptr, "", {}}), (Identity{ada}));
  EXPECT_EQ(identity_of({"c", "ada", nullptr, "t", {}}), (Identity{ada, ThreadId{"t"}, ConnectionId{"c"}}));
}

TEST_F(MigrationTest, AttachForms) {
  const BeastStreamPtr ws = stream();
  EXPECT_EQ(attach(*manager_, {"c", "ada", ws, "t", {}}), ConnectionId{"c"});
  EXPECT_EQ(manager_->find(ws)->identity.thread, ThreadId{"t"});
  EXPECT_THROW(attach(*manager_, {"c", "ada", nullptr, "t", {}}), std::invalid_argument);
  EXPECT_EQ(attach_snapshot(*manager_, stream(), {ada, {}, ConnectionId{"d"}})->id.value, "d");
  manager_->apply_state(ada, {{"x", 1}}, 0);
  EXPECT_EQ(attach_state(*manager_, stream(), {ada, {}, ConnectionId{"e"}}),
            (json{{"status", "connected"}, {"connection_id", "e"}, {"version", 1}, {"state", {{"x", 1}}}}));
  manager_->shutdown();
  EXPECT_EQ(attach_snapshot(*manager_, stream(), {ada}), std::nullopt);
  EXPECT_EQ(attach_state(*manager_, stream(), {ada})["status"], "refused");
}

TEST_F(MigrationTest, IdSets) {
  const std::vector<ConnectionSnapshot> two{{ConnectionId{"b"}, {ada}}, {ConnectionId{"a"}, {ada}}};
  EXPECT_EQ(connection_ids(two), (std::set<std::string>{"a", "b"}));
  EXPECT_EQ(session_ids({SessionId{"s"}}), std::set<std::string>{"s"});
  EXPECT_EQ(user_ids({"ada"}), std::set<UserId>{ada});
  const auto filled = snapshots(two);
  ASSERT_EQ(filled.size(), 2u);
  EXPECT_EQ(filled[0]->id.value, "b");
  EXPECT_EQ(health(two), (json{{"connections", 2}, {"active", true}, {"ids", {"b", "a"}}}));
  EXPECT_EQ(health({}), (json{{"connections", 0}, {"active", false}, {"ids", json::array()}}));
  EXPECT_EQ(connection_state(two[0]), ReconnectionState::connected);
  EXPECT_EQ(connection_state(std::nullopt), std::nullopt);
}

TEST_F(MigrationTest, EventMessageIsFlat) {
  const json message = event_message("x", {{"a", 1}, {"type", "y"}});
  EXPECT_EQ(message["type"], "x");
  EXPECT_EQ(message["a"], 1);
  EXPECT_TRUE(message["timestamp"].is_string());
  EXPECT_EQ(event_message("x", {{"timestamp", 5}})["timestamp"], 5);
  EXPECT_EQ(event_message("x", json::array({1}))["data"], json::array({1}));
  EXPECT_EQ(event_message("x", nullptr).size(), 2u);
}

TEST_F(MigrationTest, DeliveryBecomesCounts) {
  EXPECT_EQ(broadcast_counts({Stored::stored, {}, "", Refusal::none, 3}).successful, 3);
  EXPECT_EQ(broadcast_counts({Stored::stored, {}, "", Refusal::none, 3}).failed, 0);
  EXPECT_EQ(broadcast_counts({Stored::refused}).successful, 0);
  EXPECT_EQ(broadcast_counts({Stored::refused}).failed, 1);
}

TEST_F(MigrationTest, UpdatesTakeTheirVersionFromThePayload) {
  EXPECT_EQ(apply_update(*manager_, ada, {{"version", 0}, {"a", 1}}),
            (json{{"state", {{"a", 1}}}, {"version", 1}, {"conflict", false}}));
  EXPECT_EQ(apply_update(*manager_, ada, {{"version", 1}, {"state", {{"b", 2}}}})["state"],
            (json{{"a", 1}, {"b", 2}}));
  EXPECT_EQ(apply_update(*manager_, ada, {{"version", 1}, {"a", 9}})["conflict"], true);
  for (const json& bad : {json{{"a", 9}}, json{{"version", "2"}, {"a", 9}}, json{{"version", -1}}, json(7)}) {
    const json told = apply_update(*manager_, ada, bad);
    EXPECT_EQ(told["conflict"], true);
    EXPECT_EQ(told["version"], 2);
    EXPECT_TRUE(told.contains("error"));
  }
  EXPECT_EQ(manager_->state(ada).version, 2u);
}

TEST_F(MigrationTest, SessionsAndStates) {
  EXPECT_EQ(session_data(std::nullopt), std::nullopt);
  EXPECT_EQ(*session_data(SessionSnapshot{{{"a", 1}}}), (json{{"a", 1}}));
  EXPECT_EQ(*session_data(SessionSnapshot{json::array({1})}), json::array({1}));
  EXPECT_EQ(state_json({{{"a", 1}}, 3, true}),
            (json{{"state", {{"a", 1}}}, {"version", 3}, {"conflict", true}}));
}

TEST_F(MigrationTest, SecondsBothWays) {
  EXPECT_EQ(milliseconds(2.5), Milliseconds{2500});
  EXPECT_EQ(milliseconds(0.0004), Milliseconds{0});
  EXPECT_EQ(milliseconds(-1), Milliseconds{0});
  EXPECT_EQ(milliseconds(std::numeric_limits<double>::quiet_NaN()), Milliseconds{0});
  EXPECT_EQ(milliseconds(std::numeric_limits<double>::infinity()), Milliseconds::max());
  EXPECT_EQ(seconds(Milliseconds{1500}), 1.5);
  const ResumePolicy p = policy({true, 7, 0.5, 4.0});
  EXPECT_EQ(p.max_attempts, 7);
  EXPECT_EQ(seconds(p.delay(2)), 1.0);
  EXPECT_EQ(seconds(p.delay(9)), 4.0);
}

TEST_F(MigrationTest, ReadyPair) {
  const auto [ok, detail] = ready_pair(manager_->ensure_ready({"db"}, milliseconds(1)));
  EXPECT_FALSE(ok);
  EXPECT_TRUE(detail.contains("error"));
}

}  // namespace
}  // namespace ssot::migration
