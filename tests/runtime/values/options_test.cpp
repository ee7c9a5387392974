#include <gtest/gtest.h>

#include <limits>
#include <ssot/options.hpp>

namespace ssot {
namespace {

using std::chrono::milliseconds;

TEST(ResumePolicy, DoublesFromInitialToMax) {
  const ResumePolicy policy;
  EXPECT_EQ(policy.delay(1), milliseconds{1000});
  EXPECT_EQ(policy.delay(2), milliseconds{2000});
  EXPECT_EQ(policy.delay(5), milliseconds{16000});
  EXPECT_EQ(policy.delay(6), milliseconds{30000});
  EXPECT_EQ(policy.delay(std::numeric_limits<int>::max()), milliseconds{30000});
}

TEST(ResumePolicy, OddInputStaysWithinBounds) {
  const ResumePolicy policy;
  EXPECT_EQ(policy.delay(0), milliseconds{1000});
  EXPECT_EQ(policy.delay(-7), milliseconds{1000});
  EXPECT_EQ((ResumePolicy{true, 5, milliseconds{0}, milliseconds{10}}.delay(100)), milliseconds{0});
  EXPECT_EQ((ResumePolicy{true, 5, milliseconds{50}, milliseconds{10}}.delay(1)), milliseconds{10});
  EXPECT_EQ((ResumePolicy{true, 5, milliseconds{1}, milliseconds::max()}.delay(200)), milliseconds::max());
}

}  // namespace
}  // namespace ssot
