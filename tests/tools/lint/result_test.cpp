#include "lint/result.hpp"

#include <gtest/gtest.h>

namespace ssot::lint {
namespace {

TEST(Result, CountsWhatIsToldAndWhatIsExcused) {
  Finding error, note;
  note.severity = Severity::note;
  const Result result{{error, note, error}, {{error, Excuse::baseline, "old"}, {note, Excuse::suppression, "why"}}};
  EXPECT_EQ(count(result, Severity::error), 2U);
  EXPECT_EQ(count(result, Severity::warning), 0U);
  EXPECT_EQ(count(result, Severity::note), 1U);
  EXPECT_EQ(count(result, Excuse::baseline), 1U);
  EXPECT_EQ(count(result, Excuse::suppression), 1U);
  EXPECT_EQ(count(result, Excuse::earlier), 0U);
}

}  // namespace
}  // namespace ssot::lint
