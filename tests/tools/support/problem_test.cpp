#include "support/problem.hpp"

#include <gtest/gtest.h>

namespace ssot {
namespace {

std::string text_of(llvm::Error error) {
  return llvm::toString(std::move(error));
}

TEST(Problem, says_what_where_and_the_mend) {
  EXPECT_EQ(
      text_of(problem({"rules.json", 3, 7, "/legacy/0"}, "unknown key `haeder`", "did you mean `header`?")),
      "rules.json:3:7: error: unknown key `haeder` (at /legacy/0)\n  help: did you mean `header`?");
}

TEST(Problem, leaves_out_what_is_not_known) {
  EXPECT_EQ(text_of(problem({}, "no")), "error: no");
}

TEST(Problem, carries_its_exit_code) {
  llvm::handleAllErrors(problem(ExitCode::refused, {}, "no"),
                        [](const Problem& it) { EXPECT_EQ(it.code(), ExitCode::refused); });
}

}  // namespace
}  // namespace ssot
