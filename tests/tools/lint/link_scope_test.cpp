#include "lint/link_scope.hpp"

#include <gtest/gtest.h>

namespace ssot::lint {
namespace {

// a.cpp and b.cpp read header 2; c.cpp reads header 3.
facts::Facts three_units() {
  facts::Facts facts;
  facts.files = {{"/p/a.cpp"}, {"/p/b.cpp"}, {"/p/x.hpp"}, {"/p/y.hpp"}, {"/p/c.cpp"}};
  facts.units = {{"/p/a.cpp", true, {}, {}, {0, 2}}, {"/p/b.cpp", true, {}, {}, {1, 2}}, {"/p/c.cpp", true, {}, {}, {3, 4}}};
  return facts;
}

TEST(LinkScope, AHeaderIsOfEveryProgramThatReadsIt) {
  const LinkScope scope(three_units(), {{"/p/a.cpp", {"one"}}, {"/p/b.cpp", {"two"}}, {"/p/c.cpp", {"two"}}});
  EXPECT_EQ(scope.together(2, 3), Together::yes);
  EXPECT_EQ(scope.common_program(2, 3), "two");
  EXPECT_EQ(scope.together(0, 3), Together::no);
  EXPECT_EQ(scope.common_program(0, 3), "");
}

TEST(LinkScope, AUnitWithoutAProgramMakesItUnknownAndNeverNo) {
  const LinkScope scope(three_units(), {{"/p/a.cpp", {"one"}}, {"/p/c.cpp", {"two"}}});
  EXPECT_EQ(scope.together(2, 3), Together::unknown);
  EXPECT_EQ(scope.together(0, 3), Together::no);
  EXPECT_EQ(LinkScope(three_units(), {}).together(0, 3), Together::unknown);
  EXPECT_EQ(scope.together(0, 99), Together::unknown);
}

}  // namespace
}  // namespace ssot::lint
