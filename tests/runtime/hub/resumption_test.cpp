// What a client of "ssot.resume.v1" comes back to, and what it may not take.
#include "support/conversation_fixture.hpp"

namespace ssot {
namespace {

using nlohmann::json;
using std::chrono::milliseconds;
using support::ada, support::bob, support::Numbers, support::Outcomes;
using ResumptionTest = support::ConversationFixture;

TEST_F(ResumptionTest, ResumeGoesOnFromTheNamedPlace) {
  const auto first = begin();
  const ConnectionId id = last_;
  send(1, 4);
  const std::uint64_t epoch = first->of("ev")[0]["e"];
  first->lose();
  send(5, 5);
  const auto second = come_back(*first, {{"user:ada", {epoch, 2}}});
  EXPECT_EQ(second->ready()["resumed"], (json{{"user:ada", true}}));
  EXPECT_EQ(second->ready()["sid"], first->ready()["sid"]);
  EXPECT_EQ(second->numbers(), (Numbers{3, 4, 5}));
  EXPECT_EQ(second->frames.back(), (json{{"op", "replayed"}, {"ch", "user:ada"}, {"from", 3}, {"to", 5}}));
  EXPECT_TRUE(manager_->find(id)) << "the session keeps its connection id";
  send(6, 6);
  EXPECT_EQ(second->numbers(), (Numbers{3, 4, 5, 6}));
}

TEST_F(ResumptionTest, AWrongKeyOrUserResumesNothing) {
  const auto first = begin();
  send(1, 1);
  first->lose();
  auto thief = attach({ada});
  thief->hello(first->ready()["sid"], "guessed", json::object());
  EXPECT_NE(thief->ready()["sid"], first->ready()["sid"]);
  auto other = attach({bob});
  other->hello(first->ready()["sid"], first->ready()["key"], {{"user:ada", {first->of("ev")[0]["e"], 0}}});
  EXPECT_NE(other->ready()["sid"], first->ready()["sid"]);
  EXPECT_EQ(other->ready()["resumed"], (json{{"user:ada", false}}));
  EXPECT_EQ(other->of("reset").at(0), (json{{"op", "reset"}, {"ch", "user:ada"}, {"why", "gone"}}));
  EXPECT_TRUE(other->numbers().empty());
}

TEST_F(ResumptionTest, ASecondSocketFencesTheFirst) {
  const auto first = begin();
  send(1, 1);
  const std::uint64_t epoch = first->of("ev")[0]["e"];
  const auto second = come_back(*first, {{"user:ada", {epoch, 0}}});
  ASSERT_TRUE(first->closed);
  EXPECT_EQ(first->closed->code, 4001);
  EXPECT_EQ(first->of("bye").at(0)["resumable"], false);
  EXPECT_EQ(manager_->connections(ada).size(), 1u);
  EXPECT_EQ(second->numbers(), (Numbers{1}));
}

TEST_F(ResumptionTest, Close1000EndsTheSessionAndNothingElseDoes) {
  const auto first = begin();
  first->lose({1001, "leaving"});
  EXPECT_EQ(manager_->stats().away, 1u);
  const auto second = come_back(*first, json::object());
  EXPECT_EQ(second->ready()["sid"], first->ready()["sid"]);
  second->lose({1000, ""});
  EXPECT_EQ(manager_->stats().away, 0u);
  EXPECT_NE(come_back(*first, json::object())->ready()["sid"], first->ready()["sid"]);
}

TEST_F(ResumptionTest, ASessionWaitsSoLongAndNoLonger) {
  make({.protocol = {.session_ttl = milliseconds{1000}}});
  const auto first = begin();
  first->lose();
  clock_->advance(milliseconds{1001});
  EXPECT_NE(come_back(*first, json::object())->ready()["sid"], first->ready()["sid"]);
}

TEST_F(ResumptionTest, SessionsThatAreAwayAreBounded) {
  make({.protocol = {.away_limit = 3, .away_per_user = 2}});
  for (int i = 0; i < 5; ++i) begin()->lose();
  EXPECT_EQ(manager_->stats().away, 2u);
  for (int i = 0; i < 5; ++i) begin({UserId{std::to_string(i)}})->lose();
  EXPECT_EQ(manager_->stats().away, 3u);
}

TEST_F(ResumptionTest, WhatTheHistoryDoesNotHaveIsReset) {
  make({.history = {.events = 2}});
  const auto first = begin();
  send(1, 1);
  const std::uint64_t epoch = first->of("ev")[0]["e"];
  first->lose();
  send(2, 5);
  EXPECT_EQ(manager_->apply_state(ada, {{"step", 5}}, 0).version, 1u);
  const auto second = come_back(*first, {{"user:ada", {epoch, 1}}});
  EXPECT_EQ(second->ready()["resumed"], (json{{"user:ada", false}}));
  EXPECT_EQ(second->of("reset").at(0), (json{{"op", "reset"},
                                             {"ch", "user:ada"},
                                             {"e", epoch},
                                             {"o", 4},
                                             {"why", "trimmed"},
                                             {"state", {{"v", 1}, {"d", {{"step", 5}}}}}}));
  EXPECT_EQ(second->numbers(), (Numbers{4, 5}));
  const auto third = come_back(*second, {{"user:ada", {epoch + 1, 5}}});
  EXPECT_EQ(third->of("reset").at(0)["why"], "epoch");
}

TEST_F(ResumptionTest, UnacknowledgedEventsGoToTheUsersNextClient) {
  const auto first = begin();
  send(1, 3);
  const std::uint64_t epoch = first->of("ev")[0]["e"];
  first->say({{"op", "ack"}, {"pos", {{"user:ada", {epoch, 2}}}}});
  first->lose();
  const auto plain = std::make_shared<testing::RecordingConnection>();
  manager_->attach(plain, {ada});
  ASSERT_EQ(plain->messages().size(), 1u);
  EXPECT_EQ(plain->messages()[0]["n"], 3);
}

TEST_F(ResumptionTest, ARoomsPastIsNotForWhoNamesIt) {
  const auto old = begin({bob});
  manager_->join_room(last_, RoomId{"r"});
  EXPECT_TRUE(manager_->send(Target::room(RoomId{"r"}), {{"n", 1}}).accepted());
  const auto client = begin();
  manager_->join_room(last_, RoomId{"r"});
  const std::uint64_t epoch = client->of("at")[0]["pos"]["room:r"][0];
  client->say({{"op", "gap"}, {"ch", "room:r"}, {"from", {epoch, 1}}});
  EXPECT_TRUE(client->numbers().empty());
  client->lose();
  const auto back = come_back(*client, {{"room:r", {epoch, 0}}});
  EXPECT_TRUE(back->numbers().empty());
}

TEST_F(ResumptionTest, AConnectionsOwnMessagesSurviveACut) {
  const auto client = begin();
  const ConnectionId id = last_;
  client->hold();
  EXPECT_TRUE(manager_->send(Target::connection(id), {{"n", 1}}, {.on_outcome = note()}).accepted());
  client->lose();
  EXPECT_EQ(manager_->send(Target::connection(id), {{"n", 2}}).refusal, Refusal::unknown_target);
  EXPECT_EQ(come_back(*client, json::object())->numbers(), (Numbers{1}));
  EXPECT_EQ(outcomes_, (Outcomes{Outcome::written}));
}

TEST_F(ResumptionTest, AnIdOfASessionThatIsAwayIsNotForOtherUsers) {
  const auto client = begin({ada, std::nullopt, ConnectionId{"c1"}});
  client->hold();
  EXPECT_TRUE(manager_->send(Target::connection(ConnectionId{"c1"}), {{"n", 1}}).accepted());
  client->lose();
  const auto other = std::make_shared<testing::RecordingConnection>();
  EXPECT_NE(manager_->attach(other, {bob, std::nullopt, ConnectionId{"c1"}}), ConnectionId{"c1"});
  EXPECT_TRUE(other->frames().empty());
}

TEST_F(ResumptionTest, SessionClosedIsToldOfWhatWasForOneConnection) {
  const auto client = begin();
  client->hold();
  EXPECT_TRUE(manager_->send(Target::connection(last_), {{"n", 1}}, {.on_outcome = note()}).accepted());
  client->lose({1000, ""});
  EXPECT_EQ(outcomes_, (Outcomes{Outcome::session_closed}));
}

}  // namespace
}  // namespace ssot
