#include "lint/context.hpp"

#include <gtest/gtest.h>

namespace ssot::lint {
namespace {

TEST(Unqualified, IsTheLastName) {
  EXPECT_EQ(unqualified("a::b::C"), "C");
  EXPECT_EQ(unqualified("C"), "C");
  EXPECT_EQ(unqualified("a::C<x::Y>"), "C<x::Y>");
}

}  // namespace
}  // namespace ssot::lint
