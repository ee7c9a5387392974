// What cannot be seen from outside: that nothing piles up.
#include "hub/hub.hpp"

#include <gtest/gtest.h>

#include <ssot/testing/fake_clock.hpp>
#include <ssot/testing/recording_connection.hpp>

#include "history/memory_history.hpp"

namespace ssot::hub {
namespace {

class HubTest : public ::testing::Test {
 protected:
  MemberPtr attach(const std::string& user) {
    Effects fx;
    const auto member =
        hub_.attach(std::make_shared<testing::RecordingConnection>(), nullptr, {UserId{user}}, fx);
    hub_.started(member, fx);
    return member;
  }
  Options options_ = {};
  testing::FakeClock clock_;
  Hub hub_{options_, clock_, std::make_unique<history::MemoryStore>(options_.history)};
};

TEST_F(HubTest, JoiningAndLeavingARoomLeavesNothingBehind) {
  const auto member = attach("ada");
  Effects fx;
  for (int i = 0; i < 100; ++i) {
    EXPECT_TRUE(hub_.join(member, RoomId{"r"}, fx));
    EXPECT_TRUE(hub_.leave(member, RoomId{"r"}, fx));
  }
  EXPECT_LE(member->cursors.size(), 2u) << "its user's channel and the one of all";
}

TEST_F(HubTest, ARoomThatAStuckClientLeavesAgainAndAgainPilesUpNothing) {
  const auto connection = std::make_shared<testing::RecordingConnection>();
  connection->hold();
  Effects fx;
  const auto member = hub_.attach(connection, nullptr, {UserId{"ada"}}, fx);
  hub_.started(member, fx);
  for (int i = 0; i < 1000; ++i) {
    const RoomId room{"r" + std::to_string(i % 3)};
    hub_.join(member, room, fx);
    const auto message = codec::message_of({{"n", i}}, clock_.wall());
    (void)hub_.send(Target::room(room), *message, fx);
    hub_.leave(member, room, fx);
    ASSERT_LE(member->cursors.size(), 70u);
  }
  EXPECT_EQ(member->state, Member::State::closing) << "it reads too slowly";
  EXPECT_EQ(member->why.code, 1013);
}

TEST(Channels, QuietOnesGoWithoutAnyMessage) {
  testing::FakeClock clock;
  const HistoryLimits limits;
  Channels channels(limits, std::make_unique<history::MemoryStore>(limits));
  for (int i = 0; i < 2000; ++i) {
    channels.open(Channel::Kind::user, std::to_string(i), clock.steady());
    clock.advance(std::chrono::seconds{1});
  }
  EXPECT_LT(channels.size(), 500u) << "as many as were opened within the history's age, and a few";
}

}  // namespace
}  // namespace ssot::hub
