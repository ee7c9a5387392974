#include "values/random_id.hpp"

#include <gtest/gtest.h>

#include <set>

namespace ssot::values {
namespace {

TEST(RandomId, Is128BitsOfHexAndNeverTwice) {
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) {
    const std::string id = random_id();
    ASSERT_EQ(id.size(), 32u);
    ASSERT_EQ(id.find_first_not_of("0123456789abcdef"), std::string::npos);
    ASSERT_TRUE(seen.insert(id).second);
  }
}

TEST(RandomId, EpochIsExactInJavaScript) {
  for (int i = 0; i < 1000; ++i) {
    const auto epoch = random_epoch();
    ASSERT_GE(epoch, 1u);
    ASSERT_LT(epoch, std::uint64_t{1} << 53);
  }
}

}  // namespace
}  // namespace ssot::values
