// Clients that do not read.
#include <gtest/gtest.h>

#include <ssot/testing/recording_connection.hpp>
#include <ssot/websocket_manager.hpp>

#include "support/quiet_log.hpp"

namespace ssot {
namespace {

using testing::RecordingConnection;
const UserId ada{"ada"};

/// Takes one batch and never finishes writing it, until told.
class StuckConnection final : public Connection {
 public:
  Wire wire() const noexcept override { return Wire::flat; }
  void start(std::shared_ptr<Feed> feed) override { feed_ = std::move(feed); }
  void wake() override {
    if (batch_.empty() && feed_) feed_->take(batch_, why_);
  }
  void finish(std::chrono::milliseconds) override { finished_ = true; }
  std::vector<std::string> unstick() {
    std::vector<std::string> rest;
    for (;;) {
      feed_->commit(batch_.size());
      for (const Frame& frame : batch_) rest.push_back(*frame);
      if (feed_->take(batch_, why_) != Feed::Next::frames) break;
    }
    const auto feed = std::move(feed_);
    feed->ended(why_);
    return rest;
  }
  std::shared_ptr<Feed> feed_;
  std::vector<Frame> batch_;
  CloseReason why_;
  bool finished_ = false;
};

class SlowTest : public ::testing::Test {
 protected:
  void send(int from, int to) {
    for (int n = from; n <= to; ++n) EXPECT_TRUE(manager_->send(Target::user(ada), {{"n", n}}).accepted());
  }
  support::QuietLog log_;
  std::shared_ptr<WebSocketManager> manager_ = WebSocketManager::create({.history = {.events = 10}});
};

TEST_F(SlowTest, WhoFallsBehindTheHistoryIsClosedResumablyAndToldOfTheReset) {
  auto client = std::make_shared<StuckConnection>();
  manager_->attach(client, {ada});
  send(1, 11);
  EXPECT_TRUE(manager_->online(ada)) << "one in flight, ten in the history";
  send(12, 12);
  EXPECT_FALSE(manager_->online(ada));
  EXPECT_TRUE(client->finished_);
  const auto rest = client->unstick();
  ASSERT_EQ(rest.size(), 2u);
  EXPECT_EQ(nlohmann::json::parse(rest[1])["type"], "reset");
  EXPECT_EQ(client->why_.code, 1013);
  EXPECT_EQ(manager_->stats().slow_closed, 1u);
  EXPECT_EQ(manager_->stats().resets, 1u);
}

TEST_F(SlowTest, TheNextConnectionWaitsForTheEarlierAndContinues) {
  auto stuck = std::make_shared<StuckConnection>();
  const ConnectionId id = manager_->attach(stuck, {ada});
  send(1, 3);
  manager_->detach(id);
  auto next = std::make_shared<RecordingConnection>();
  manager_->attach(next, {ada});
  send(4, 4);
  EXPECT_TRUE(next->frames().empty());
  EXPECT_EQ(stuck->unstick().size(), 3u);
  ASSERT_EQ(next->messages().size(), 1u);
  EXPECT_EQ(next->messages()[0]["n"], 4);
}

TEST_F(SlowTest, WhatTheEarlierFailedToWriteGoesToTheNext) {
  auto stuck = std::make_shared<StuckConnection>();
  const ConnectionId id = manager_->attach(stuck, {ada});
  send(1, 3);
  manager_->detach(id);
  auto next = std::make_shared<RecordingConnection>();
  manager_->attach(next, {ada});
  const auto feed = std::move(stuck->feed_);
  feed->ended({1006, "cut"});
  ASSERT_EQ(next->messages().size(), 3u);
  EXPECT_EQ(next->messages()[0]["n"], 1);
}

TEST_F(SlowTest, ASecondConnectionDoesNotHideWhatTheEarlierFailedToWrite) {
  auto stuck = std::make_shared<StuckConnection>();
  const ConnectionId id = manager_->attach(stuck, {ada});
  send(1, 3);
  manager_->detach(id);
  auto next = std::make_shared<RecordingConnection>(), other = std::make_shared<RecordingConnection>();
  manager_->attach(next, {ada});
  manager_->attach(other, {ada});
  send(4, 4);
  const auto feed = std::move(stuck->feed_);
  feed->ended({1006, "cut"});
  EXPECT_EQ(next->messages().size(), 4u);
  EXPECT_EQ(other->messages().size(), 4u) << "whichever of them is the first to write";
}

TEST_F(SlowTest, WhoComesWhileAnotherClosesWaitsForItThoughAThirdReads) {
  for (const bool fails : {false, true}) {
    manager_ = WebSocketManager::create();
    auto stuck = std::make_shared<StuckConnection>();
    auto healthy = std::make_shared<RecordingConnection>(), back = std::make_shared<RecordingConnection>();
    const ConnectionId id = manager_->attach(stuck, {ada});
    manager_->attach(healthy, {ada});
    send(1, 3);
    manager_->detach(id);
    manager_->attach(back, {ada});
    send(4, 4);
    EXPECT_TRUE(back->frames().empty());
    if (fails) {
      const auto feed = std::move(stuck->feed_);
      feed->ended({1006, "cut"});
    } else {
      EXPECT_EQ(stuck->unstick().size(), 3u);
    }
    EXPECT_EQ(back->messages().size(), fails ? 4u : 1u);
    EXPECT_EQ(healthy->messages().size(), 4u);
  }
}

TEST_F(SlowTest, AStreamThatIsClosingIsNotAttachedASecondTime) {
  auto stuck = std::make_shared<StuckConnection>();
  const ConnectionId id = manager_->attach(stuck, {ada});
  send(1, 1);
  manager_->detach(id);
  const auto feed = stuck->feed_;
  EXPECT_FALSE(manager_->find(manager_->attach(stuck, {ada})));
  EXPECT_EQ(stuck->feed_, feed) << "must not be started again";
  EXPECT_TRUE(log_.has("is closing"));
  stuck->unstick();
  EXPECT_TRUE(manager_->find(manager_->attach(stuck, {ada})));
}

TEST_F(SlowTest, AHealthyConnectionDoesNotSufferFromASlowOne) {
  auto stuck = std::make_shared<StuckConnection>();
  auto healthy = std::make_shared<RecordingConnection>();
  manager_->attach(stuck, {ada});
  manager_->attach(healthy, {ada});
  send(1, 100);
  EXPECT_EQ(healthy->messages().size(), 100u);
  EXPECT_FALSE(healthy->closed());
  EXPECT_EQ(manager_->stats().dropped, 0u);
  stuck->unstick();
}

TEST_F(SlowTest, WhoWasClosedAsSlowGoesOnWhereItsResetSaidThoughAnotherReadPastIt) {
  auto stuck = std::make_shared<StuckConnection>();
  auto healthy = std::make_shared<RecordingConnection>();
  manager_->attach(stuck, {ada});
  manager_->attach(healthy, {ada});
  send(1, 12);
  const auto told = nlohmann::json::parse(stuck->unstick().at(1));
  EXPECT_EQ(told["type"], "reset");
  auto back = std::make_shared<RecordingConnection>();
  manager_->attach(back, {ada});
  ASSERT_EQ(back->messages().size(), 10u);
  EXPECT_EQ(back->messages()[0]["n"], 3);
  EXPECT_EQ(manager_->stats().resets, 1u) << "it was told already";
}

TEST_F(SlowTest, AResetThatASlowOneNeverGotIsToldToTheNext) {
  auto stuck = std::make_shared<StuckConnection>();
  auto healthy = std::make_shared<RecordingConnection>();
  manager_->attach(stuck, {ada});
  manager_->attach(healthy, {ada});
  send(1, 12);
  const auto feed = std::move(stuck->feed_);
  feed->ended({1006, "cut"});
  auto back = std::make_shared<RecordingConnection>();
  manager_->attach(back, {ada});
  ASSERT_EQ(back->messages().size(), 11u);
  EXPECT_EQ(back->messages()[0]["type"], "reset");
}

TEST_F(SlowTest, EndingAsSlowIsCounted) {
  auto stuck = std::make_shared<StuckConnection>();
  manager_->attach(stuck, {ada});
  const auto feed = std::move(stuck->feed_);
  feed->ended({1006, "no progress"}, true);
  feed->ended({1006, "no progress"}, true);
  EXPECT_EQ(manager_->stats().slow_closed, 1u);
  EXPECT_FALSE(manager_->online(ada));
}

}  // namespace
}  // namespace ssot
