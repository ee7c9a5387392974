#include "support/counted.hpp"

#include <gtest/gtest.h>

namespace ssot {
namespace {

TEST(Counted, one_stands_alone) {
  EXPECT_EQ(counted(0, "unit"), "0 units");
  EXPECT_EQ(counted(1, "unit"), "1 unit");
  EXPECT_EQ(counted(2, "unit"), "2 units");
}

}  // namespace
}  // namespace ssot
