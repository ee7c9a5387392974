#include "support/nearest.hpp"

#include <gtest/gtest.h>

namespace ssot {
namespace {

const std::vector<std::string> keys{"header", "rules", "implementations", "why"};

TEST(Nearest, finds_the_name_that_was_meant) {
  EXPECT_EQ(nearest("haeder", keys), "header");
  EXPECT_EQ(nearest("Rules", keys), "rules");
  EXPECT_EQ(nearest("implementation", keys), "implementations");
}

TEST(Nearest, stays_silent_when_nothing_is_near) {
  EXPECT_EQ(nearest("colour", keys), "");
}

}  // namespace
}  // namespace ssot
