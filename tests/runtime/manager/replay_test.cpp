// What is stored while nobody is there, and from where a new connection begins.
#include <gtest/gtest.h>

#include <ssot/testing/fake_clock.hpp>
#include <ssot/testing/recording_connection.hpp>
#include <ssot/websocket_manager.hpp>

#include "support/quiet_log.hpp"

namespace ssot {
namespace {

using nlohmann::json;
using std::chrono::milliseconds;
using testing::RecordingConnection;

const UserId ada{"ada"}, bob{"bob"};

class ReplayTest : public ::testing::Test {
 protected:
  ReplayTest() { make({}); }
  void make(Options options) {
    options.clock = clock_;
    manager_ = WebSocketManager::create(std::move(options));
  }
  std::shared_ptr<RecordingConnection> attach(const Identity& identity, Wire wire = Wire::flat) {
    auto connection = std::make_shared<RecordingConnection>(wire);
    last_ = manager_->attach(connection, identity);
    return connection;
  }
  void send(int from, int to, const Target& target = Target::user(ada)) {
    for (int n = from; n <= to; ++n) EXPECT_TRUE(manager_->send(target, {{"n", n}}).accepted());
  }
  static std::vector<int> numbers(const RecordingConnection& connection) {
    std::vector<int> found;
    for (const json& message : connection.messages()) found.push_back(message.value("n", -1));
    return found;
  }
  using Numbers = std::vector<int>;

  support::QuietLog log_;
  std::shared_ptr<testing::FakeClock> clock_ = std::make_shared<testing::FakeClock>();
  std::shared_ptr<WebSocketManager> manager_;
  ConnectionId last_{""};
};

TEST_F(ReplayTest, WhatWasStoredForAUserComesInOrderWithTheFirstConnection) {
  send(1, 3);
  const auto client = attach({ada});
  send(4, 5);
  EXPECT_EQ(numbers(*client), (Numbers{1, 2, 3, 4, 5}));
}

TEST_F(ReplayTest, NothingComesTwice) {
  send(1, 2);
  const auto first = attach({ada});
  manager_->detach(last_);
  send(3, 4);
  const auto second = attach({ada});
  EXPECT_EQ(numbers(*first), (Numbers{1, 2}));
  EXPECT_EQ(numbers(*second), (Numbers{3, 4}));
}

TEST_F(ReplayTest, ASecondConnectionBeginsWithWhatIsNew) {
  send(1, 2);
  const auto first = attach({ada}), second = attach({ada});
  send(3, 3);
  EXPECT_EQ(numbers(*first), (Numbers{1, 2, 3}));
  EXPECT_EQ(numbers(*second), (Numbers{3}));
}

TEST_F(ReplayTest, TheFirstConnectionMissesNothingThatASecondTookBeforeIt) {
  const auto first = std::make_shared<RecordingConnection>();
  first->hold();  // as a socket whose handshake is not done
  manager_->attach(first, {ada});
  const auto second = attach({ada});
  send(1, 2);
  first->release();
  EXPECT_EQ(numbers(*second), (Numbers{1, 2}));
  EXPECT_EQ(numbers(*first), (Numbers{1, 2}));
}

TEST_F(ReplayTest, AResetThatNobodyReceivedIsToldToTheNext) {
  make({.history = {.events = 2}});
  send(1, 3);
  const auto first = std::make_shared<RecordingConnection>();
  first->hold();
  manager_->attach(first, {ada});
  first->lose();
  const auto second = attach({ada});
  EXPECT_EQ(second->messages().at(0)["type"], "reset");
  EXPECT_EQ(numbers(*second), (Numbers{-1, 2, 3}));
}

TEST_F(ReplayTest, WhatALostConnectionDidNotWriteComesWithTheNext) {
  const auto first = attach({ada});
  send(1, 2);
  first->hold();
  send(3, 4);
  first->lose();
  const auto second = attach({ada});
  EXPECT_EQ(numbers(*first), (Numbers{1, 2}));
  EXPECT_EQ(numbers(*second), (Numbers{3, 4}));
}

TEST_F(ReplayTest, WhatALostConnectionDidNotWriteComesThoughAnotherOfItsUserReadPastIt) {
  const auto first = attach({ada});
  const auto second = attach({ada});
  send(1, 2);
  first->hold();
  send(3, 4);
  first->lose();
  send(5, 5);
  const auto back = attach({ada}), fresh = attach({ada});
  EXPECT_EQ(numbers(*second), (Numbers{1, 2, 3, 4, 5}));
  EXPECT_EQ(numbers(*back), (Numbers{3, 4, 5})) << "it was accepted for the first, which never had it";
  EXPECT_TRUE(fresh->frames().empty()) << "nobody else is owed anything";
}

TEST_F(ReplayTest, TwoThatWereLostAreBothMadeGood) {
  const auto first = attach({ada}), second = attach({ada}), reader = attach({ada});
  first->hold();
  send(1, 1);
  second->hold();
  send(2, 2);
  second->lose();
  first->lose();
  const auto one = attach({ada}), other = attach({ada}), third = attach({ada});
  EXPECT_EQ(numbers(*one), (Numbers{1, 2}));
  EXPECT_EQ(numbers(*other), (Numbers{1, 2})) << "whichever of them it is";
  EXPECT_TRUE(third->frames().empty());
  EXPECT_EQ(numbers(*reader), (Numbers{1, 2}));
}

TEST_F(ReplayTest, WhatALostConnectionDidNotWriteAndNobodyKeepsIsAReset) {
  make({.history = {.events = 2}});
  const auto first = attach({ada}), second = attach({ada});
  first->hold();
  send(1, 2);
  first->lose();
  send(3, 4);
  const auto back = attach({ada});
  EXPECT_EQ(back->messages().at(0)["type"], "reset");
  EXPECT_EQ(numbers(*back), (Numbers{-1, 3, 4}));
  EXPECT_EQ(numbers(*second), (Numbers{1, 2, 3, 4}));
}

TEST_F(ReplayTest, WhatIsOwedOutlastsHousekeeping) {
  const auto first = attach({ada}), second = attach({ada});
  first->hold();
  send(1, 1);
  first->lose();
  second->lose();
  clock_->advance(milliseconds{10000000});
  for (int i = 0; i < 20; ++i) send(i, i, Target::user(bob));
  const auto back = attach({ada});
  ASSERT_EQ(back->messages().size(), 1u);
  EXPECT_EQ(back->messages()[0]["type"], "reset");
}

TEST_F(ReplayTest, AThreadIsStoredForToo) {
  attach({ada, ThreadId{"t"}});
  manager_->detach(last_);
  send(1, 2, Target::thread(ThreadId{"t"}));
  const auto other = attach({ada}), back = attach({ada, ThreadId{"t"}});
  EXPECT_EQ(numbers(*back), (Numbers{1, 2}));
  EXPECT_TRUE(other->frames().empty());
}

TEST_F(ReplayTest, AThreadThatWasQuietForLongIsUnknownAgain) {
  attach({ada, ThreadId{"t"}});
  manager_->detach(last_);
  clock_->advance(milliseconds{200000});
  for (int i = 0; i < 8; ++i) send(i, i);
  EXPECT_EQ(manager_->send(Target::thread(ThreadId{"t"}), {{"n", 1}}).refusal, Refusal::unknown_target);
}

TEST_F(ReplayTest, AGapIsSignalledWhenTheHistoryWasTooSmall) {
  make({.history = {.events = 3}});
  send(1, 5);
  EXPECT_EQ(manager_->stats().expired, 2u);
  const auto client = attach({ada});
  const auto messages = client->messages();
  ASSERT_EQ(messages.size(), 4u);
  EXPECT_EQ(messages[0]["type"], "reset");
  EXPECT_EQ(messages[0]["why"], "trimmed");
  EXPECT_EQ(messages[1]["n"], 3);
  EXPECT_EQ(manager_->stats().resets, 1u);
}

TEST_F(ReplayTest, AGapIsSignalledWhenTheHistoryWasTooOldAndOnlyOnce) {
  send(1, 2);
  clock_->advance(milliseconds{120001});
  const auto client = attach({ada}, Wire::ssot_v1);
  ASSERT_EQ(client->messages().size(), 1u);
  EXPECT_EQ(client->messages()[0]["op"], "reset");
  EXPECT_EQ(client->messages()[0]["ch"], "user:ada");
  EXPECT_EQ(client->messages()[0]["o"], 3);
  manager_->detach(last_);
  const auto again = attach({ada});
  EXPECT_TRUE(again->frames().empty());
  send(3, 3);
  EXPECT_EQ(numbers(*again), (Numbers{3}));
}

TEST_F(ReplayTest, ALossSurvivesHousekeepingUntilItIsTold) {
  send(1, 1);
  clock_->advance(milliseconds{10000000});
  for (int i = 0; i < 20; ++i) send(i, i, Target::user(bob));
  const auto client = attach({ada});
  ASSERT_EQ(client->messages().size(), 1u);
  EXPECT_EQ(client->messages()[0]["type"], "reset");
}

TEST_F(ReplayTest, ANewUserIsNotToldOfAReset) {
  const auto client = attach({ada});
  EXPECT_TRUE(client->frames().empty());
  clock_->advance(milliseconds{10000000});
  manager_->detach(last_);
  for (int i = 0; i < 20; ++i) send(i, i, Target::user(bob));
  EXPECT_TRUE(attach({ada})->frames().empty());
}

TEST_F(ReplayTest, RoomsAndBroadcastsAreForWhoIsThere) {
  const auto first = attach({ada});
  manager_->join_room(last_, RoomId{"r"});
  EXPECT_TRUE(manager_->send(Target::room(RoomId{"r"}), {{"n", 1}}).accepted());
  EXPECT_TRUE(manager_->broadcast({{"n", 2}}).accepted());
  const auto second = attach({bob});
  manager_->join_room(last_, RoomId{"r"});
  EXPECT_TRUE(second->frames().empty());
  EXPECT_EQ(numbers(*first), (Numbers{1, 2}));
}

TEST_F(ReplayTest, LeavingARoomKeepsWhatWasSentBefore) {
  const auto client = attach({ada});
  manager_->join_room(last_, RoomId{"r"});
  client->hold();
  EXPECT_TRUE(manager_->send(Target::room(RoomId{"r"}), {{"n", 1}}).accepted());
  manager_->leave_room(last_, RoomId{"r"});
  const auto other = attach({bob});
  manager_->join_room(last_, RoomId{"r"});
  EXPECT_TRUE(manager_->send(Target::room(RoomId{"r"}), {{"n", 2}}).accepted());
  client->release();
  EXPECT_EQ(numbers(*client), (Numbers{1}));
}

}  // namespace
}  // namespace ssot
