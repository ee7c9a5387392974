#include "outbox/outbox.hpp"

#include <gtest/gtest.h>

#include <deque>

namespace ssot::outbox {
namespace {

using Step = Outbox::Step;

struct FakeFeed : Feed {
  std::deque<std::vector<std::string>> batches;
  bool closing = false;
  std::size_t committed = 0;
  int takes = 0;

  ConnectionId id() const override { return ConnectionId{"c"}; }
  Next take(std::vector<Frame>& batch, CloseReason& why) override {
    ++takes;
    batch.clear();
    if (batches.empty()) {
      why = {1012, "restart"};
      return closing ? Next::close : Next::idle;
    }
    for (auto& text : batches.front()) batch.push_back(std::make_shared<const EncodedMessage>(text));
    batches.pop_front();
    return Next::frames;
  }
  void commit(std::size_t n) override { committed += n; }
  void ended(const CloseReason&, bool) override {}
};

TEST(Outbox, WritesInOrderAndCommitsEach) {
  auto feed = std::make_shared<FakeFeed>();
  feed->batches = {{"a", "b"}, {"c"}};
  Outbox outbox(feed);
  std::string written;
  while (outbox.next() == Step::write) {
    EXPECT_EQ(feed->committed, written.size());
    written += outbox.front();
    outbox.written();
  }
  EXPECT_EQ(written, "abc");
  EXPECT_EQ(feed->committed, 3u);
  EXPECT_EQ(feed->takes, 3);
}

TEST(Outbox, IdleBecomesWriteWhenSomethingCame) {
  auto feed = std::make_shared<FakeFeed>();
  Outbox outbox(feed);
  EXPECT_EQ(outbox.next(), Step::idle);
  feed->batches = {{"a"}};
  ASSERT_EQ(outbox.next(), Step::write);
  EXPECT_EQ(outbox.front(), "a");
}

TEST(Outbox, AnUnfinishedFrameIsOfferedAgainAndNotCommitted) {
  auto feed = std::make_shared<FakeFeed>();
  feed->batches = {{"a", "b"}};
  Outbox outbox(feed);
  ASSERT_EQ(outbox.next(), Step::write);
  ASSERT_EQ(outbox.next(), Step::write);
  EXPECT_EQ(outbox.front(), "a");
  EXPECT_EQ(feed->committed, 0u);
}

TEST(Outbox, CloseIsFinal) {
  auto feed = std::make_shared<FakeFeed>();
  feed->closing = true;
  Outbox outbox(feed);
  EXPECT_EQ(outbox.next(), Step::close);
  EXPECT_EQ(outbox.why().code, 1012);
  feed->batches = {{"late"}};
  EXPECT_EQ(outbox.next(), Step::close);
  EXPECT_EQ(feed->takes, 1);
}

}  // namespace
}  // namespace ssot::outbox
