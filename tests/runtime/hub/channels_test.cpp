#include "hub/channels.hpp"

#include <gtest/gtest.h>

#include "history/memory_history.hpp"

namespace ssot::hub {
namespace {

using std::chrono::milliseconds;
using Kind = Channel::Kind;
using Told = std::vector<std::pair<int, Outcome>>;

class ChannelsTest : public ::testing::Test {
 protected:
  ChannelsTest() { make({}); }
  void make(HistoryLimits limits) {
    limits_ = limits;
    channels_.emplace(limits_, std::make_unique<history::MemoryStore>(limits_));
  }
  static MessagePtr message(std::size_t size = 10) {
    codec::Message made;
    made.type = "x";
    made.payload = std::string(size, '1');
    return std::make_shared<const codec::Message>(std::move(made));
  }
  std::shared_ptr<Channel> user(const std::string& id = "ada") { return channels_->open(Kind::user, id, now_); }
  OutcomeHandler note(int n) {
    return [this, n](Outcome outcome) { told_.emplace_back(n, outcome); };
  }
  const Told& told() {
    for (auto& [handler, outcome] : channels_->take_outcomes()) handler(outcome);
    return told_;
  }

  HistoryLimits limits_;
  history::Time now_{};
  std::optional<Channels> channels_;
  Told told_;
};

TEST_F(ChannelsTest, NamesOfKindsAndIdsAreApart) {
  EXPECT_EQ(user(), user());
  EXPECT_NE(user(), channels_->open(Kind::thread, "ada", now_));
  EXPECT_EQ(channels_->open(Kind::all, "", now_)->name, "all");
  EXPECT_EQ(channels_->open(Kind::room, "a:b", now_)->wire_name, "room:a:b");
  EXPECT_EQ(channels_->open(Kind::room, "\xff", now_)->wire_name, "room~hex:ff");
  EXPECT_EQ(channels_->find(Kind::connection, "ada"), nullptr);
  EXPECT_EQ(channels_->size(), 5u);
}

TEST_F(ChannelsTest, OffsetsCountFromOneWithoutHoles) {
  const auto channel = user();
  for (std::uint64_t n = 1; n <= 5; ++n) EXPECT_EQ(channels_->append(*channel, message(), now_), n);
}

TEST_F(ChannelsTest, WhatNobodyHadReceivedAndIsTrimmedIsCountedAndTold) {
  make({.events = 2});
  const auto channel = user();
  for (int n = 1; n <= 2; ++n) channels_->append(*channel, message(), now_, note(n));
  channels_->wrote(*channel, 1);
  channel->written = 1;
  for (int n = 3; n <= 4; ++n) channels_->append(*channel, message(), now_, note(n));
  EXPECT_EQ(channels_->expired(), 1u) << "the second; the first was written";
  EXPECT_EQ(told(), (Told{{1, Outcome::written}, {2, Outcome::expired}}));
}

TEST_F(ChannelsTest, WrittenIsToldOnceAndAckedIsTheLast) {
  const auto channel = user();
  channels_->append(*channel, message(), now_, note(1));
  channels_->append(*channel, message(), now_, note(2));
  channels_->wrote(*channel, 1);
  channels_->wrote(*channel, 1);
  channels_->confirm(*channel, 0, 2);
  channels_->confirm(*channel, 0, 2);
  EXPECT_EQ(told(), (Told{{1, Outcome::written}, {1, Outcome::acked}, {2, Outcome::written}, {2, Outcome::acked}}));
  EXPECT_TRUE(channel->all_written());
  EXPECT_TRUE(channel->watches.empty());
}

TEST_F(ChannelsTest, TheLatestOfAKeyGivesWayUntilItHasAnOffset) {
  const auto channel = user();
  EXPECT_FALSE(channels_->hold(*channel, {"k", message(), now_, note(1)}));
  EXPECT_TRUE(channels_->hold(*channel, {"k", message(), now_, note(2)}));
  EXPECT_EQ(channel->log->next(), 1u);
  channels_->flush(*channel);
  EXPECT_EQ(channel->log->next(), 2u);
  EXPECT_FALSE(channels_->hold(*channel, {"k", message(), now_, note(3)}));
  EXPECT_EQ(channels_->coalesced(), 1u);
  EXPECT_EQ(told(), (Told{{1, Outcome::coalesced}}));
}

TEST_F(ChannelsTest, BytesOfTheProcessAreBoundedAndComeBack) {
  make({.total_bytes = 4000});
  const auto channel = user();
  channels_->append(*channel, message(1000), now_);
  EXPECT_TRUE(channels_->room_for(1000, now_));
  EXPECT_FALSE(channels_->room_for(3500, now_));
  now_ += limits_.age + milliseconds{1};
  EXPECT_TRUE(channels_->room_for(3500, now_)) << "what is old goes first";
}

TEST_F(ChannelsTest, ChannelsOfTheProcessAreBounded) {
  make({.channels = 2});
  user("a");
  user("b");
  EXPECT_FALSE(channels_->room_for_channel(now_));
  now_ += limits_.age + milliseconds{1};
  EXPECT_TRUE(channels_->room_for_channel(now_));
}

TEST_F(ChannelsTest, ADroppedChannelSaysWhatItStillHeld) {
  const auto room = channels_->open(Kind::room, "r", now_), own = channels_->open(Kind::connection, "c", now_);
  channels_->append(*room, message(), now_, note(1));
  channels_->hold(*own, {"k", message(), now_, note(2)});
  channels_->drop(*room);
  channels_->drop(*own);
  channels_->drop(*own);
  EXPECT_EQ(told(), (Told{{1, Outcome::expired}, {2, Outcome::session_closed}}));
  EXPECT_EQ(channels_->find(Kind::room, "r"), nullptr);
  EXPECT_EQ(channels_->expired(), 2u);
}

TEST_F(ChannelsTest, WhatIsOwedKeepsAQuietChannel) {
  const auto ada = user("ada"), bob = user("bob");
  ada->owed.add(1);
  now_ += limits_.age + milliseconds{1};
  (void)channels_->room_for(limits_.total_bytes + 1, now_);  // looks at all
  EXPECT_EQ(channels_->find(Kind::user, "ada"), ada);
  EXPECT_EQ(channels_->find(Kind::user, "bob"), nullptr);
}

TEST(Owed, AsManyAsWereLostBeginAtTheLowestPlace) {
  Owed owed;
  EXPECT_EQ(owed.claim(), std::nullopt);
  owed.add(5);
  owed.add(3);
  owed.add(9);
  for (int i = 0; i < 3; ++i) EXPECT_EQ(owed.claim(), 3u);
  EXPECT_EQ(owed.claim(), std::nullopt);
  owed.add(7);
  EXPECT_EQ(owed.claim(), 7u) << "the earlier ones are made good";
}

}  // namespace
}  // namespace ssot::hub
