#include "shim/include_guard.hpp"

#include <gtest/gtest.h>

namespace ssot::shim {
namespace {

TEST(IncludeGuard, stands_at_the_head_of_a_header) {
  EXPECT_EQ(include_guard_of("#ifndef A_H\n#define A_H\n#endif\n"), "A_H");
  EXPECT_EQ(include_guard_of("\xEF\xBB\xBF// old\r\n/* and\r\n   older */\r\n\r\n#  ifndef A_H  // guard\r\n#define\tA_H 1\r\n"), "A_H");
  EXPECT_EQ(include_guard_of("#pragma once\n#ifndef A_H\n#define A_H\n"), "A_H");
}

TEST(IncludeGuard, is_no_other_directive) {
  EXPECT_EQ(include_guard_of(""), "");
  EXPECT_EQ(include_guard_of("#pragma once\nint x;\n#ifndef A_H\n#define A_H\n#endif\n"), "");
  EXPECT_EQ(include_guard_of("#ifndef A_H\n#define B_H\n#endif\n"), "");
  EXPECT_EQ(include_guard_of("#ifndef LEVEL\nint x;\n#define LEVEL 3\n#endif\n"), "");
}

TEST(IncludeGuard, is_found_again_in_the_shim_that_keeps_it) {
  const std::string shim = "// a shim\n#pragma once\n\n#include <one/hub.hpp>\n\nnamespace old {}\n";
  EXPECT_EQ(include_guard_of(shim), "");
  EXPECT_EQ(with_include_guard(shim, ""), shim);
  const std::string with = with_include_guard(shim, "A_H");
  EXPECT_EQ(with, shim + "\n// Other files ask whether it was included.\n#ifndef A_H\n#define A_H\n#endif\n");
  EXPECT_EQ(include_guard_of(with), "A_H");
}

}  // namespace
}  // namespace ssot::shim
