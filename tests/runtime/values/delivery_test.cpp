#include <gtest/gtest.h>

#include <ssot/delivery.hpp>
#include <ssot/log.hpp>
#include <stdexcept>
#include <vector>

namespace ssot {
namespace {

class DeliveryTest : public ::testing::Test {
 protected:
  DeliveryTest() {
    set_log_sink([this](const LogRecord& record) { lines_.push_back(record.text); });
  }
  ~DeliveryTest() override { set_log_sink({}); }
  std::vector<std::string> lines_;
};

TEST_F(DeliveryTest, OrReportCountsAndLogsARefusal) {
  const auto before = reported_refusals();
  Delivery{Stored::refused, {}, "nobody is there", Refusal::unknown_target}.or_report();
  EXPECT_EQ(reported_refusals(), before + 1);
  ASSERT_EQ(lines_.size(), 1u);
  EXPECT_EQ(lines_[0], "message refused (unknown_target): nobody is there");
}

TEST_F(DeliveryTest, OrReportIsSilentForWhatWasAccepted) {
  const auto before = reported_refusals();
  Delivery{Stored::stored}.or_report();
  Delivery{Stored::coalesced}.or_report();
  EXPECT_EQ(reported_refusals(), before);
  EXPECT_TRUE(lines_.empty());
}

TEST_F(DeliveryTest, AThrowingSinkIsSwallowed) {
  set_log_sink([](const LogRecord&) { throw std::runtime_error("disk full"); });
  EXPECT_NO_THROW((Delivery{Stored::refused, {}, "x", Refusal::full}.or_report()));
}

TEST(Delivery, DefaultIsARefusal) {
  EXPECT_FALSE(Delivery{}.accepted());
}

}  // namespace
}  // namespace ssot
