#include "shim/result_type.hpp"

#include <gtest/gtest.h>

namespace ssot::shim {
namespace {

TEST(ResultType, ReadsHowTheTypeIsHeld) {
  EXPECT_EQ(read_result("X&").held, Held::reference);
  EXPECT_EQ(read_result("const n::X*").held, Held::pointer);
  EXPECT_EQ(read_result("const n::X*").held_type, "n::X");
  EXPECT_EQ(read_result("std::unique_ptr<X>").held, Held::unique_ptr);
  EXPECT_EQ(read_result("std::set<X>").held, Held::value);
}

TEST(ResultType, LooksIntoAFuture) {
  ResultType result = read_result("std::future<std::shared_ptr<n::X>>");
  EXPECT_TRUE(result.is_future);
  EXPECT_EQ(result.inner, "std::shared_ptr<n::X>");
  EXPECT_EQ(result.held, Held::shared_ptr);
  EXPECT_EQ(result.held_type, "n::X");
}

TEST(ResultType, KnowsWhatLegacyReturnedOnFailure) {
  EXPECT_EQ(failure_value("bool"), "false");
  EXPECT_EQ(failure_value("int"), "0");
  EXPECT_EQ(failure_value("X*"), "nullptr");
  EXPECT_EQ(failure_value("std::unique_ptr<X>"), "nullptr");
  EXPECT_EQ(failure_value("std::set<int>"), "std::set<int>{}");
  EXPECT_EQ(failure_value("std::future<void>"), "ssot::migration::ready<void>()");
  EXPECT_EQ(failure_value("std::future<bool>"), "ssot::migration::ready<bool>(false)");
  EXPECT_EQ(failure_value("X&"), "");
}

}  // namespace
}  // namespace ssot::shim
