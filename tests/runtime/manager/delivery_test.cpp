// What send, broadcast and emit answer, and what arrives.
#include <gtest/gtest.h>

#include <ssot/testing/recording_connection.hpp>
#include <ssot/websocket_manager.hpp>

#include "support/quiet_log.hpp"

namespace ssot {
namespace {

using nlohmann::json;
using testing::RecordingConnection;

const UserId ada{"ada"}, bob{"bob"};

class SendTest : public ::testing::Test {
 protected:
  std::shared_ptr<RecordingConnection> attach(const Identity& identity, Wire wire = Wire::flat) {
    auto connection = std::make_shared<RecordingConnection>(wire);
    last_ = manager_->attach(connection, identity);
    return connection;
  }
  support::QuietLog log_;
  std::shared_ptr<WebSocketManager> manager_ = WebSocketManager::create();
  ConnectionId last_{""};
};

TEST_F(SendTest, AUserGetsItOnEveryConnection) {
  const auto a1 = attach({ada}), a2 = attach({ada}), b = attach({bob});
  const Delivery delivery = manager_->send(Target::user(ada), {{"type", "hi"}});
  EXPECT_EQ(delivery.status, Stored::stored);
  EXPECT_EQ(delivery.recipients, 2u);
  ASSERT_TRUE(delivery.position);
  EXPECT_EQ(delivery.position->offset, 1u);
  EXPECT_EQ(manager_->send(Target::user(ada), {{"type", "hi"}}).position->offset, 2u);
  EXPECT_EQ(manager_->send(Target::user(ada), {{"type", "hi"}}).position->epoch, delivery.position->epoch);
  EXPECT_EQ(a1->messages().size(), 3u);
  EXPECT_EQ(a1->frames(), a2->frames());
  EXPECT_TRUE(b->messages().empty());
}

TEST_F(SendTest, AConnectionGetsItAlone) {
  const auto a1 = attach({ada});
  const ConnectionId id = last_;
  const auto a2 = attach({ada});
  EXPECT_TRUE(manager_->send(Target::connection(id), {{"n", 1}}).accepted());
  EXPECT_EQ(a1->messages().size(), 1u);
  EXPECT_TRUE(a2->messages().empty());
  manager_->detach(id);
  EXPECT_EQ(manager_->send(Target::connection(id), {{"n", 2}}).refusal, Refusal::unknown_target);
}

TEST_F(SendTest, UnknownTargetsAreRefusedWithAReason) {
  const Target targets[] = {Target::thread(ThreadId{"x"}), Target::connection(ConnectionId{"x"}),
                            Target::session(SessionId{"x"}), Target::room(RoomId{"x"})};
  for (const Target& target : targets) {
    const Delivery delivery = manager_->send(target, {{"n", 1}});
    EXPECT_EQ(delivery.status, Stored::refused);
    EXPECT_EQ(delivery.refusal, Refusal::unknown_target);
    EXPECT_FALSE(delivery.reason.empty());
    EXPECT_FALSE(delivery.position);
  }
  EXPECT_EQ(manager_->stats().refused, 4u);
  EXPECT_EQ(manager_->stats().stored, 0u);
}

TEST_F(SendTest, AThreadIsNotAUser) {
  const auto in_thread = attach({ada, ThreadId{"t"}}), elsewhere = attach({ada, ThreadId{"u"}});
  EXPECT_EQ(manager_->send(Target::thread(ThreadId{"t"}), {{"n", 1}}).recipients, 1u);
  EXPECT_EQ(manager_->send(Target::thread(ThreadId{"ada"}), {{"n", 2}}).refusal, Refusal::unknown_target);
  EXPECT_EQ(in_thread->messages().size(), 1u);
  EXPECT_TRUE(elsewhere->messages().empty());
}

TEST_F(SendTest, OrderHoldsAcrossTargets) {
  const auto client = attach({ada, ThreadId{"t"}});
  client->hold();
  manager_->join_room(last_, RoomId{"r"});
  const Target targets[] = {Target::user(ada), Target::thread(ThreadId{"t"}), Target::room(RoomId{"r"}),
                            Target::connection(last_)};
  int n = 0;
  for (int round = 0; round < 100; ++round) {
    for (const Target& target : targets) EXPECT_TRUE(manager_->send(target, {{"n", n++}}).accepted());
    EXPECT_TRUE(manager_->broadcast({{"n", n++}}).accepted());
    EXPECT_TRUE(manager_->broadcast({{"n", n++}}, {bob}).accepted());
  }
  EXPECT_EQ(manager_->stats().queued, static_cast<std::size_t>(n));
  client->release();
  const auto messages = client->messages();
  ASSERT_EQ(messages.size(), static_cast<std::size_t>(n));
  for (int i = 0; i < n; ++i) EXPECT_EQ(messages[static_cast<std::size_t>(i)]["n"], i);
}

TEST_F(SendTest, BroadcastReachesAllButTheExcluded) {
  const auto a = attach({ada}), b = attach({bob});
  EXPECT_EQ(manager_->broadcast({{"n", 1}}).recipients, 2u);
  EXPECT_EQ(manager_->broadcast({{"n", 2}}, {ada}).recipients, 1u);
  EXPECT_EQ(a->messages().size(), 1u);
  EXPECT_EQ(b->messages().size(), 2u);
  const Delivery nobody = WebSocketManager::create()->broadcast({{"n", 3}});
  EXPECT_TRUE(nobody.accepted());
  EXPECT_EQ(nobody.recipients, 0u);
}

TEST_F(SendTest, TheEnvelopeCountsEachChannelWithoutHoles) {
  const auto client = attach({ada}, Wire::ssot_v1);
  for (int i = 0; i < 3; ++i)
    EXPECT_TRUE(manager_->send(Target::user(ada), {{"type", "x"}, {"n", i}}).accepted());
  EXPECT_TRUE(manager_->broadcast({{"type", "y"}}).accepted());
  const auto messages = client->messages();
  ASSERT_EQ(messages.size(), 4u);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(messages[i]["op"], "ev");
    EXPECT_EQ(messages[i]["ch"], "user:ada");
    EXPECT_EQ(messages[i]["o"], i + 1);
    EXPECT_EQ(messages[i]["d"]["n"], i);
  }
  EXPECT_EQ(messages[3]["ch"], "all");
  EXPECT_EQ(messages[3]["o"], 1);
}

TEST_F(SendTest, WhatCannotBeEncodedOrIsTooLargeIsRefused) {
  manager_ = WebSocketManager::create({.message_limit = 100});
  const auto client = attach({ada});
  EXPECT_EQ(manager_->send(Target::user(ada), {{"text", "\xff"}}).refusal, Refusal::invalid_message);
  EXPECT_EQ(manager_->send(Target::user(ada), {{"text", std::string(100, 'x')}}).refusal, Refusal::too_large);
  EXPECT_EQ(manager_->broadcast({{"text", "\xff"}}).refusal, Refusal::invalid_message);
  EXPECT_TRUE(client->messages().empty());
}

TEST_F(SendTest, ProcessBoundsRefuseInsteadOfGrowing) {
  manager_ = WebSocketManager::create({.history = {.channels = 2}});
  EXPECT_TRUE(manager_->send(Target::user(ada), {{"n", 1}}).accepted());
  EXPECT_TRUE(manager_->send(Target::user(bob), {{"n", 1}}).accepted());
  EXPECT_EQ(manager_->send(Target::user(UserId{"eve"}), {{"n", 1}}).refusal, Refusal::full);
  manager_ = WebSocketManager::create({.history = {.total_bytes = 4000}});
  Delivery last;
  int stored = 0;
  while ((last = manager_->send(Target::user(ada), {{"text", std::string(500, 'x')}})).accepted())
    ASSERT_LT(++stored, 8);
  EXPECT_GT(stored, 1);
  EXPECT_EQ(last.refusal, Refusal::full);
}

// ---- events ----

TEST_F(SendTest, AnEventReachesEveryConnectionFlatAndIsPublished) {
  const auto a1 = attach({ada}), a2 = attach({ada});
  json seen;
  auto s = manager_->on<EventEmitted>([&](const EventEmitted& e) { seen = e.message; });
  const Delivery d =
      manager_->emit(Scope{ada, ThreadId{"t"}},
                     AgentEvent::tool_executing({{"tool_name", "a"}, {"parameters", json::object()}}));
  EXPECT_TRUE(d.accepted()) << d.reason;
  const json got = a1->messages().at(0);
  EXPECT_EQ(got["type"], "tool_executing");
  EXPECT_TRUE(got["timestamp"].is_string());
  EXPECT_EQ(got["user_id"], "ada");
  EXPECT_EQ(got["thread_id"], "t");
  EXPECT_EQ(got["tool_name"], "a");
  EXPECT_EQ(a2->messages().at(0), got);
  EXPECT_EQ(seen, got);
}

TEST_F(SendTest, InvalidEventsAreRefusedAndNotPublished) {
  const auto client = attach({ada});
  int published = 0;
  auto s = manager_->on<EventEmitted>([&](const EventEmitted&) { ++published; });
  const Delivery no_thread = manager_->emit(Scope{ada}, AgentStarted{});
  EXPECT_EQ(no_thread.refusal, Refusal::invalid_event);
  EXPECT_NE(no_thread.reason.find("'thread_id' is missing"), std::string::npos);
  EXPECT_EQ(manager_->emit(Scope{ada}, AgentEvent::thinking({})).refusal, Refusal::invalid_event);
  EXPECT_EQ(manager_->emit(Scope{ada}, AgentEvent::thinking({{"reasoning", "\xff"}})).refusal,
            Refusal::invalid_message);
  EXPECT_TRUE(client->messages().empty());
  EXPECT_EQ(published, 0);
}

TEST_F(SendTest, AnEventOfSomeoneElseIsRefused) {
  attach({ada});
  const Scope scope{ada, ThreadId{"t"}};
  EXPECT_EQ(manager_->emit(scope, AgentThinking{"r", {{"user_id", "bob"}}}).refusal, Refusal::wrong_user);
  EXPECT_EQ(manager_->emit(scope, AgentThinking{"r", {{"thread_id", "u"}}}).refusal, Refusal::wrong_user);
  EXPECT_TRUE(manager_->emit(scope, AgentThinking{"r", {{"user_id", "ada"}, {"thread_id", "t"}}}).accepted());
}

TEST_F(SendTest, OrderIsEnforcedPerRunAndAgent) {
  const auto client = attach({ada});
  const Scope boss{ada, ThreadId{"t"}, RunId{"r"}, AgentId{"boss"}};
  Scope sub = boss;
  sub.agent = AgentId{"data"};
  sub.parent = boss.agent;
  EXPECT_EQ(manager_->emit(boss, AgentThinking{"early"}).refusal, Refusal::wrong_order);
  EXPECT_TRUE(manager_->emit(boss, AgentStarted{}).accepted());
  EXPECT_TRUE(manager_->emit(sub, AgentStarted{}).accepted());
  EXPECT_TRUE(manager_->emit(sub, AgentCompleted{"completed", "x"}).accepted());
  EXPECT_TRUE(manager_->emit(boss, AgentThinking{"on"}).accepted());
  EXPECT_TRUE(manager_->emit(boss, AgentCompleted{"completed", "y"}).accepted());
  EXPECT_EQ(manager_->emit(boss, AgentThinking{"late"}).refusal, Refusal::wrong_order);
  EXPECT_EQ(client->messages().size(), 5u);
  EXPECT_EQ(client->messages()[1]["parent_agent"], "boss");
}

TEST_F(SendTest, ARefusedEventDoesNotCountForTheOrder) {
  manager_ = WebSocketManager::create({.message_limit = 200});
  const Scope run{ada, ThreadId{"t"}, RunId{"r"}};
  EXPECT_EQ(manager_->emit(run, AgentStarted{{{"blob", std::string(300, 'x')}}}).refusal, Refusal::too_large);
  EXPECT_EQ(manager_->emit(run, AgentThinking{"x"}).refusal, Refusal::wrong_order);
  EXPECT_TRUE(manager_->emit(run, AgentStarted{}).accepted());
}

TEST_F(SendTest, WhatIsNestedTooDeepIsRefusedBeforeItExhaustsTheStack) {
  const std::size_t depth = 200000;
  json relayed = json::parse(std::string(depth, '[') + std::string(depth, ']'));
  EXPECT_EQ(manager_->send(Target::user(ada), std::move(relayed)).refusal, Refusal::invalid_message);
  json fields = {{"reasoning", "x"}};
  fields["extra"] = json::parse(std::string(depth, '[') + std::string(depth, ']'));
  EXPECT_EQ(manager_->emit(Scope{ada}, AgentEvent::thinking(std::move(fields))).refusal,
            Refusal::invalid_message);
}

TEST_F(SendTest, IdsThatAreNotUtf8HarmNobody) {
  const UserId odd{"\xff"};
  const auto client = std::make_shared<RecordingConnection>(Wire::ssot_v1);
  manager_->attach(client, {odd});
  EXPECT_TRUE(manager_->send(Target::user(odd), {{"n", 1}}).accepted());
  ASSERT_EQ(client->messages().size(), 1u);
  EXPECT_EQ(client->messages()[0]["d"]["n"], 1);
}

}  // namespace
}  // namespace ssot
