#include "support/path.hpp"

#include <gtest/gtest.h>

namespace ssot {
namespace {

TEST(EndsWithPath, whole_components_only) {
  EXPECT_TRUE(ends_with_path("/p/include/old/manager.h", "old/manager.h"));
  EXPECT_TRUE(ends_with_path("old/manager.h", "old/manager.h"));
  EXPECT_FALSE(ends_with_path("/p/include/very_old/manager.h", "old/manager.h"));
  EXPECT_FALSE(ends_with_path("manager.h", "old/manager.h"));
  EXPECT_FALSE(ends_with_path("/p/manager.h", ""));
}

}  // namespace
}  // namespace ssot
