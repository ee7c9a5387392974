#include "plan/groups.hpp"

#include <gtest/gtest.h>

namespace ssot::plan {
namespace {

TEST(Groups, what_is_joined_has_one_name) {
  Groups groups;
  groups.join("b", "c");
  groups.join("c", "d");
  groups.join("x", "y");
  EXPECT_EQ(groups.name_of("d"), "b");
  EXPECT_EQ(groups.name_of("y"), "x");
  EXPECT_NE(groups.name_of("b"), groups.name_of("x"));
}

TEST(Groups, the_name_does_not_depend_on_the_order) {
  Groups one;
  one.join("c", "b");
  one.join("b", "a");
  Groups other;
  other.join("a", "b");
  other.join("c", "a");
  EXPECT_EQ(one.name_of("c"), "a");
  EXPECT_EQ(other.name_of("c"), "a");
}

TEST(Groups, an_unknown_node_is_alone) {
  Groups groups;
  EXPECT_EQ(groups.name_of("z"), "z");
}

}  // namespace
}  // namespace ssot::plan
