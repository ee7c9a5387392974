#include "lint/context.hpp"

#include <gtest/gtest.h>

namespace ssot::lint {
namespace {

TEST(Unqualified, IsTheLastName) {
  EXPECT_EQ(unqualified("a::b::C"), "C");
  EXPECT_EQ(unqualified("C"), "C");
  EXPECT_EQ(unqualified("a::C<x::Y>"), "C<x::Y>");
}

TEST(EndsWithPath, TakesWholeComponents) {
  EXPECT_TRUE(ends_with_path("/p/old/m.h", "old/m.h"));
  EXPECT_TRUE(ends_with_path("old/m.h", "old/m.h"));
  EXPECT_FALSE(ends_with_path("/p/very_old/m.h", "old/m.h"));
  EXPECT_FALSE(ends_with_path("/p/old/m.h", ""));
}

}  // namespace
}  // namespace ssot::lint
