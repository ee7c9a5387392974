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

TEST(ShownBelow, what_lies_elsewhere_is_shown_whole) {
  EXPECT_EQ(shown_below("/p", "/p/src/a.cpp"), "src/a.cpp");
  EXPECT_EQ(shown_below("/p", "/pq/a.cpp"), "/pq/a.cpp");
  EXPECT_EQ(shown_below("/p", "/p"), "/p");
  EXPECT_EQ(shown_below("/p", "/a.cpp"), "/a.cpp");
}

}  // namespace
}  // namespace ssot
