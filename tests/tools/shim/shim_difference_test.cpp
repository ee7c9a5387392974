#include "shim/shim_difference.hpp"

#include <gtest/gtest.h>

namespace ssot::shim {
namespace {

TEST(ShimDifference, EqualTextsAreInOrder) {
  EXPECT_EQ(shim_difference("a.h", "x\ny\n", "x\ny\n"), "");
}

TEST(ShimDifference, SaysWhereAnEditedShimDiffers) {
  EXPECT_EQ(shim_difference("a.h", "x\nz\n", "x\ny\n").find("a.h:2: "), 0u);
  EXPECT_EQ(shim_difference("a.h", "x\ny\nmore\n", "x\ny\n").find("a.h:3: "), 0u);
  EXPECT_EQ(shim_difference("a.h", "", "x\n").find("a.h:1: "), 0u);
}

}  // namespace
}  // namespace ssot::shim
