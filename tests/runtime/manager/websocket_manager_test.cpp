// Who is attached, rooms, sessions, state, callbacks, life.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ssot/testing/fake_clock.hpp>
#include <ssot/testing/recording_connection.hpp>
#include <ssot/websocket_manager.hpp>
#include <stdexcept>
#include <type_traits>

#include "support/quiet_log.hpp"

namespace ssot {
namespace {

using nlohmann::json;
using std::chrono::milliseconds;
using ::testing::ElementsAre;
using testing::RecordingConnection;

static_assert(!std::is_default_constructible_v<WebSocketManager> &&
              !std::is_copy_constructible_v<WebSocketManager> &&
              !std::is_move_constructible_v<WebSocketManager> && !std::is_destructible_v<WebSocketManager> &&
              std::is_final_v<WebSocketManager>);

const UserId ada{"ada"}, bob{"bob"};

class ManagerTest : public ::testing::Test {
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

TEST_F(ManagerTest, AttachMakesAnUnguessableId) {
  attach({ada});
  EXPECT_EQ(last_.value.size(), 32u);
  const auto found = manager_->find(last_);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->identity, (Identity{ada, std::nullopt, last_}));
  EXPECT_TRUE(manager_->online(ada));
  EXPECT_FALSE(manager_->online(bob));
}

TEST_F(ManagerTest, ConnectionsAreListedOldestFirst) {
  attach({ada, {}, ConnectionId{"z"}});
  attach({ada, {}, ConnectionId{"a"}});
  attach({bob, {}, ConnectionId{"b"}});
  const auto mine = manager_->connections(ada);
  ASSERT_EQ(mine.size(), 2u);
  EXPECT_EQ(mine[0].id.value, "z");
  EXPECT_EQ(mine[1].id.value, "a");
}

TEST_F(ManagerTest, DetachTellsTheClientAndForgets) {
  const auto client = attach({ada});
  EXPECT_TRUE(manager_->send(Target::user(ada), {{"n", 1}}).accepted());
  EXPECT_TRUE(manager_->detach(last_, {1001, "away"}));
  EXPECT_FALSE(manager_->detach(last_));
  EXPECT_FALSE(manager_->find(last_));
  EXPECT_FALSE(manager_->online(ada));
  EXPECT_EQ(client->closed(), (CloseReason{1001, "away"}));
  EXPECT_EQ(client->messages().size(), 1u);
  EXPECT_TRUE(manager_->wait_closed(milliseconds{0}));
}

TEST_F(ManagerTest, AttachingTheSameConnectionAgainUpdatesIt) {
  auto client = std::make_shared<RecordingConnection>();
  const ConnectionId first = manager_->attach(client, {ada});
  EXPECT_EQ(manager_->attach(client, {ada, ThreadId{"t"}}), first);
  EXPECT_EQ(manager_->connections(ada).size(), 1u);
  EXPECT_TRUE(manager_->send(Target::thread(ThreadId{"t"}), {{"n", 1}}).accepted());
  EXPECT_EQ(manager_->attach(client, {bob, {}, ConnectionId{"new"}}), ConnectionId{"new"});
  EXPECT_FALSE(manager_->online(ada));
  EXPECT_FALSE(manager_->find(first));
  EXPECT_TRUE(manager_->send(Target::user(bob), {{"n", 2}}).accepted());
  EXPECT_TRUE(manager_->send(Target::user(ada), {{"n", 3}}).accepted());
  ASSERT_EQ(client->messages().size(), 2u);
  EXPECT_EQ(client->messages()[1]["n"], 2);
}

TEST_F(ManagerTest, AnIdIsTakenOverWithinAUserOnly) {
  const auto old = attach({ada, {}, ConnectionId{"c"}});
  const auto fresh = attach({ada, {}, ConnectionId{"c"}});
  EXPECT_EQ(last_.value, "c");
  ASSERT_TRUE(old->closed());
  EXPECT_EQ(old->closed()->code, 4001);
  const auto thief = attach({bob, {}, ConnectionId{"c"}});
  EXPECT_NE(last_.value, "c");
  EXPECT_FALSE(fresh->closed());
  EXPECT_EQ(manager_->find(ConnectionId{"c"})->identity.user, ada);
  EXPECT_TRUE(log_.has("belongs to another user"));
}

TEST_F(ManagerTest, LimitsCloseWithACodeThatSaysWhy) {
  manager_ = WebSocketManager::create({.per_user_limit = 2, .connection_limit = 3});
  const auto first = attach({ada}), second = attach({ada}), third = attach({ada});
  ASSERT_TRUE(first->closed());
  EXPECT_EQ(first->closed()->code, 4001);
  EXPECT_FALSE(second->closed());
  attach({bob});
  const auto turned_away = attach({UserId{"eve"}});
  ASSERT_TRUE(turned_away->closed());
  EXPECT_EQ(turned_away->closed()->code, 1013);
  EXPECT_FALSE(manager_->find(last_));
}

TEST_F(ManagerTest, LostConnectionsAreToldOnce) {
  std::vector<std::string> told;
  auto a = manager_->on<Connected>([&](const Connected& e) { told.push_back("+" + e.connection.id.value); });
  auto b = manager_->on<Disconnected>([&](const Disconnected& e) {
    told.push_back("-" + e.connection.id.value + std::to_string(e.reason.code));
  });
  const auto client = attach({ada, {}, ConnectionId{"c"}});
  client->lose();
  client->lose();
  EXPECT_FALSE(manager_->detach(ConnectionId{"c"}));
  EXPECT_THAT(told, ElementsAre("+c", "-c1006"));
}

TEST_F(ManagerTest, WhoIsReplacedIsToldGoneBeforeTheNewOneIsTold) {
  std::vector<std::string> told;
  const auto came = manager_->on<Connected>(
      [&](const Connected& e) { told.push_back("+" + e.connection.identity.user.value); });
  const auto went = manager_->on<Disconnected>(
      [&](const Disconnected& e) { told.push_back("-" + e.connection.identity.user.value); });
  attach({ada, {}, ConnectionId{"c"}});
  const auto second = attach({ada, {}, ConnectionId{"c"}});
  EXPECT_THAT(told, ElementsAre("+ada", "-ada", "+ada"));
  told.clear();
  manager_->attach(second, {bob, {}, ConnectionId{"c"}});
  EXPECT_THAT(told, ElementsAre("-ada", "+bob"));
}

TEST_F(ManagerTest, WhoIsDetachedInACallbackIsToldGoneAfterAllHeardThatItCame) {
  std::vector<std::string> told;
  const auto first = manager_->on<Connected>([&](const Connected& e) { manager_->detach(e.connection.id); });
  const auto came = manager_->on<Connected>([&](const Connected&) { told.push_back("+"); });
  const auto went = manager_->on<Disconnected>([&](const Disconnected&) { told.push_back("-"); });
  const auto client = attach({ada});
  EXPECT_THAT(told, ElementsAre("+", "-"));
  EXPECT_TRUE(client->closed());
  EXPECT_TRUE(manager_->wait_closed(milliseconds{0}));
}

TEST_F(ManagerTest, ACarrierThatThrowsLeavesNothingBehind) {
  struct Broken final : Connection {
    Wire wire() const noexcept override { return Wire::flat; }
    void start(std::shared_ptr<Feed>) override { throw std::runtime_error("no socket"); }
    void wake() override {}
    void finish(std::chrono::milliseconds) override {}
  };
  EXPECT_THROW(manager_->attach(std::make_shared<Broken>(), {ada}), std::runtime_error);
  EXPECT_FALSE(manager_->online(ada));
  EXPECT_TRUE(manager_->wait_closed(milliseconds{0}));
}

TEST_F(ManagerTest, ACarrierThatEndsWhileItStartsIsToldGone) {
  struct Dead final : Connection {
    Wire wire() const noexcept override { return Wire::flat; }
    void start(std::shared_ptr<Feed> feed) override { feed->ended({1006, "dead"}); }
    void wake() override {}
    void finish(std::chrono::milliseconds) override {}
  };
  std::vector<std::string> told;
  const auto came = manager_->on<Connected>([&](const Connected&) { told.push_back("+"); });
  const auto went = manager_->on<Disconnected>([&](const Disconnected&) { told.push_back("-"); });
  manager_->attach(std::make_shared<Dead>(), {ada});
  EXPECT_FALSE(manager_->online(ada));
  EXPECT_THAT(told, ElementsAre("+", "-"));
}

TEST_F(ManagerTest, ACarrierWhoseWakeThrowsDoesNotKeepTheOthersFromTheirMessages) {
  struct Deaf final : Connection {
    Wire wire() const noexcept override { return Wire::flat; }
    void start(std::shared_ptr<Feed>) override {}
    void wake() override { throw std::runtime_error("deaf"); }
    void finish(std::chrono::milliseconds) override { throw std::runtime_error("deaf"); }
  };
  const auto first = attach({ada});
  manager_->attach(std::make_shared<Deaf>(), {ada});
  const auto last = attach({ada});
  EXPECT_TRUE(manager_->send(Target::user(ada), {{"n", 1}}).accepted());
  EXPECT_EQ(first->messages().size(), 1u);
  EXPECT_EQ(last->messages().size(), 1u);
  EXPECT_TRUE(log_.has("deaf"));
  EXPECT_GE(manager_->stats().callback_failures, 2u);
}

TEST_F(ManagerTest, AnotherIdentityKeepsTheLimitOfItsUser) {
  manager_ = WebSocketManager::create({.per_user_limit = 1});
  const auto first = attach({bob}), second = attach({ada});
  manager_->attach(second, {bob});
  ASSERT_TRUE(first->closed());
  EXPECT_EQ(first->closed()->code, 4001);
  EXPECT_EQ(manager_->connections(bob).size(), 1u);
}

TEST_F(ManagerTest, RoomsAreBounded) {
  manager_ = WebSocketManager::create({.history = {.channels = 4}});
  attach({ada});  // its own channel, and the one of all
  EXPECT_TRUE(manager_->join_room(last_, RoomId{"1"}));
  EXPECT_TRUE(manager_->join_room(last_, RoomId{"2"}));
  EXPECT_FALSE(manager_->join_room(last_, RoomId{"3"}));
  EXPECT_TRUE(log_.has("raise Options::history.channels"));
}

TEST_F(ManagerTest, RoomsReachTheirMembers) {
  const auto a = attach({ada});
  const ConnectionId a_id = last_;
  const auto b = attach({bob});
  const ConnectionId b_id = last_;
  const RoomId room{"r"};
  EXPECT_FALSE(manager_->join_room(ConnectionId{"nobody"}, room));
  EXPECT_FALSE(manager_->leave_room(a_id, room));
  EXPECT_TRUE(manager_->join_room(a_id, room));
  EXPECT_TRUE(manager_->join_room(a_id, room));
  EXPECT_TRUE(manager_->join_room(b_id, room));
  EXPECT_EQ(manager_->send(Target::room(room), {{"n", 1}}).recipients, 2u);
  EXPECT_TRUE(manager_->leave_room(b_id, room));
  EXPECT_EQ(manager_->send(Target::room(room), {{"n", 2}}).recipients, 1u);
  manager_->detach(a_id);
  const Delivery nobody = manager_->send(Target::room(room), {{"n", 3}});
  EXPECT_EQ(nobody.refusal, Refusal::unknown_target);
  EXPECT_EQ(a->messages().size(), 2u);
  EXPECT_EQ(b->messages().size(), 1u);
}

TEST_F(ManagerTest, SessionsAndStateGoThrough) {
  const auto client = attach({ada});
  const SessionId id = manager_->open_session(ada, {{"a", 1}});
  EXPECT_TRUE(manager_->patch_session(id, {{"b", 2}}));
  EXPECT_EQ(manager_->session(id)->data, json({{"a", 1}, {"b", 2}}));
  EXPECT_THAT(manager_->sessions(ada), ElementsAre(id));
  EXPECT_TRUE(manager_->send(Target::session(id), {{"n", 1}}).accepted());
  EXPECT_EQ(client->messages().size(), 1u);
  EXPECT_TRUE(manager_->close_session(id));
  EXPECT_FALSE(manager_->session(id));
  EXPECT_EQ(manager_->send(Target::session(id), {{"n", 2}}).refusal, Refusal::unknown_target);

  std::vector<std::string> synced;
  auto s =
      manager_->on<StateSynced>([&](const StateSynced& e) { synced.push_back(e.id.value + " " + e.kind); });
  EXPECT_EQ(manager_->apply_state(ada, {{"x", 1}}, 0).version, 1u);
  EXPECT_TRUE(manager_->apply_state(ada, {{"x", 2}}, 0).conflict);
  EXPECT_EQ(manager_->state(ada).state["x"], 1);
  EXPECT_THAT(synced, ElementsAre(last_.value + " state_updated"));
}

TEST_F(ManagerTest, ResumeIsPublishedWhereItIsOn) {
  std::vector<std::string> asked;
  manager_->on<ResumeNeeded>([&](const ResumeNeeded& e) { asked.push_back(e.id.value); }).keep();
  attach({ada, {}, ConnectionId{"c"}});
  EXPECT_TRUE(manager_->resume(last_));
  manager_->set_resume(last_, false);
  EXPECT_FALSE(manager_->resume(last_));
  manager_->set_resume(last_, true);
  EXPECT_TRUE(manager_->resume(last_));
  EXPECT_FALSE(manager_->resume(ConnectionId{"nobody"}));
  EXPECT_THAT(asked, ElementsAre("c", "c"));
}

TEST_F(ManagerTest, DegradationIsPublishedWhenItChanges) {
  manager_ =
      WebSocketManager::create({.services = {{"db", [] { return true; }}, {"llm", [] { return true; }}}});
  std::vector<DegradationLevel> levels;
  manager_->on<DegradationChanged>([&](const DegradationChanged& e) { levels.push_back(e.after.level); })
      .keep();
  EXPECT_FALSE(manager_->readiness().ok);
  EXPECT_TRUE(manager_->ensure_ready({"db", "llm"}, milliseconds{5000}).ok);
  EXPECT_TRUE(manager_->readiness().ok);
  EXPECT_TRUE(manager_->set_service_health("db", false));
  EXPECT_TRUE(manager_->set_service_health("db", false));
  EXPECT_TRUE(manager_->set_service_health("llm", false));
  EXPECT_TRUE(manager_->set_service_health("db", true));
  EXPECT_TRUE(manager_->set_service_health("llm", true));
  EXPECT_FALSE(manager_->set_service_health("cache", false));
  EXPECT_THAT(levels, ElementsAre(DegradationLevel::moderate, DegradationLevel::emergency,
                                  DegradationLevel::moderate, DegradationLevel::none));
}

TEST_F(ManagerTest, ThrowingCallbacksAreCountedAndLogged) {
  int after = 0;
  manager_->on<Connected>([](const Connected&) { throw std::runtime_error("boom"); }).keep();
  manager_->on<Connected>([](const Connected&) { throw 7; }).keep();
  manager_->on<Connected>([&](const Connected&) { ++after; }).keep();
  attach({ada});
  EXPECT_EQ(after, 1);
  EXPECT_EQ(manager_->stats().callback_failures, 2u);
  EXPECT_TRUE(log_.has("boom"));
  EXPECT_TRUE(manager_->online(ada));
}

TEST_F(ManagerTest, CallbacksMayComeBackIn) {
  manager_
      ->on<Connected>([&](const Connected& e) {
        EXPECT_TRUE(manager_->send(Target::connection(e.connection.id), {{"type", "welcome"}}).accepted());
        EXPECT_TRUE(manager_->join_room(e.connection.id, RoomId{"lobby"}));
      })
      .keep();
  manager_->on<EventEmitted>([&](const EventEmitted&) { manager_->detach(last_); }).keep();
  const auto client = attach({ada});
  EXPECT_EQ(client->messages().at(0)["type"], "welcome");
  EXPECT_TRUE(manager_->emit(Scope{ada}, AgentThinking{"x"}).accepted());
  EXPECT_FALSE(manager_->online(ada));
}

TEST_F(ManagerTest, TheManagerMayBeReleasedInACallback) {
  const auto client = attach({ada});
  manager_->on<EventEmitted>([&](const EventEmitted&) { manager_.reset(); }).keep();
  EXPECT_TRUE(manager_->emit(Scope{ada}, AgentThinking{"x"}).accepted());
  EXPECT_EQ(manager_, nullptr);
  EXPECT_EQ(client->closed()->code, 1001);
  EXPECT_EQ(client->messages().size(), 1u);
}

TEST_F(ManagerTest, ShutdownRefusesNewWorkAndTellsClientsToComeBack) {
  const auto client = attach({ada});
  manager_->shutdown();
  EXPECT_TRUE(manager_->wait_closed(milliseconds{1000}));
  EXPECT_EQ(client->closed()->code, 1012);
  EXPECT_FALSE(manager_->readiness().ok);
  const Delivery late = manager_->send(Target::user(ada), {{"n", 1}});
  EXPECT_EQ(late.refusal, Refusal::shutting_down);
  EXPECT_EQ(manager_->broadcast({{"n", 1}}).refusal, Refusal::shutting_down);
  EXPECT_EQ(manager_->emit(Scope{ada}, AgentThinking{"x"}).refusal, Refusal::shutting_down);
  const auto late_client = attach({bob});
  EXPECT_EQ(late_client->closed()->code, 1012);
  EXPECT_FALSE(manager_->find(last_));
  manager_->shutdown();
}

TEST_F(ManagerTest, NullsAreRefusedAtTheDoor) {
  EXPECT_THROW(manager_->attach(std::shared_ptr<Connection>(), {ada}), std::invalid_argument);
  EXPECT_THROW(manager_->attach(BeastStreamPtr(), {ada}), std::invalid_argument);
  // ssot-lint: allow(SSOT019) it throws, so there is no outcome
  EXPECT_THROW((void)manager_->on<Connected>({}), std::invalid_argument);
  EXPECT_FALSE(manager_->find(BeastStreamPtr()));
  EXPECT_FALSE(manager_->detach(BeastStreamPtr()));
}

}  // namespace
}  // namespace ssot
