#include "support/exit_code.hpp"

#include <gtest/gtest.h>

namespace ssot {
namespace {

TEST(ExitCode, the_order_of_the_design_decides_where_several_hold) {
  EXPECT_EQ(worst(ExitCode::findings, ExitCode::refused), ExitCode::refused);
  EXPECT_EQ(worst(ExitCode::refused, ExitCode::incomplete), ExitCode::incomplete);
  EXPECT_EQ(worst(ExitCode::incomplete, ExitCode::usage), ExitCode::usage);
  EXPECT_EQ(worst(ExitCode::clean, ExitCode::findings), ExitCode::findings);
  EXPECT_EQ(worst(ExitCode::clean, ExitCode::clean), ExitCode::clean);
}

}  // namespace
}  // namespace ssot
