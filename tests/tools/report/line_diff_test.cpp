#include "report/line_diff.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace ssot::report {
namespace {

using Runs = std::vector<Run>;

Runs diff(std::string_view before, std::string_view after) {
  return line_diff(split_lines(before), split_lines(after));
}

std::size_t edits(const Runs& runs) {
  std::size_t count = 0;
  for (const Run& run : runs) count += run.change == Change::kept ? 0 : run.count;
  return count;
}

// The script applied to `before`, or a message where it does not fit.
std::string applied(const Runs& runs, std::string_view before, std::string_view after) {
  std::vector<std::string_view> old_lines = split_lines(before), new_lines = split_lines(after);
  std::size_t b = 0, a = 0;
  std::string out;
  for (const Run& run : runs) {
    for (std::size_t i = 0; i < run.count; ++i) {
      if (run.change == Change::kept && old_lines.at(b) != new_lines.at(a)) return "a kept line differs";
      if (run.change != Change::removed) out += new_lines.at(a++);
      if (run.change != Change::added) ++b;
    }
  }
  return b == old_lines.size() && a == new_lines.size() ? out : "lines are left over";
}

// Length of the shortest script by dynamic programming, the slow and plain way.
std::size_t shortest(std::string_view before, std::string_view after) {
  std::vector<std::string_view> x = split_lines(before), y = split_lines(after);
  std::vector<std::vector<std::size_t>> common(x.size() + 1, std::vector<std::size_t>(y.size() + 1, 0));
  for (std::size_t i = 1; i <= x.size(); ++i)
    for (std::size_t j = 1; j <= y.size(); ++j)
      common[i][j] =
          x[i - 1] == y[j - 1] ? common[i - 1][j - 1] + 1 : std::max(common[i - 1][j], common[i][j - 1]);
  return x.size() + y.size() - 2 * common[x.size()][y.size()];
}

TEST(LineDiff, RemovalsStandBeforeAdditions) {
  EXPECT_EQ(diff("a\nb\nc\n", "a\nx\nc\n"),
            (Runs{{Change::kept, 1}, {Change::removed, 1}, {Change::added, 1}, {Change::kept, 1}}));
}

TEST(LineDiff, TheEndOfALineIsPartOfIt) {
  EXPECT_EQ(diff("a\r\n", "a\n"), (Runs{{Change::removed, 1}, {Change::added, 1}}));
  EXPECT_EQ(diff("a", "a\n"), (Runs{{Change::removed, 1}, {Change::added, 1}}));
}

TEST(LineDiff, EmptySides) {
  EXPECT_EQ(diff("", ""), Runs{});
  EXPECT_EQ(diff("", "a\nb\n"), (Runs{{Change::added, 2}}));
  EXPECT_EQ(diff("a\nb\n", ""), (Runs{{Change::removed, 2}}));
  EXPECT_EQ(diff("a\n", "a\n"), (Runs{{Change::kept, 1}}));
}

TEST(LineDiff, RandomTextsGetAShortestScriptThatApplies) {
  std::mt19937 random(20);
  for (int round = 0; round < 400; ++round) {
    std::string texts[2];
    for (std::string& text : texts)
      for (std::size_t lines = random() % 25; lines > 0; --lines)
        text += std::string(1, static_cast<char>('a' + random() % 4)) + "\n";
    Runs runs = diff(texts[0], texts[1]);
    ASSERT_EQ(applied(runs, texts[0], texts[1]), texts[1]);
    ASSERT_EQ(edits(runs), shortest(texts[0], texts[1]));
  }
}

TEST(LineDiff, PastTheBoundTheMiddleIsReplaced) {
  std::string before = "same\n1\n2\n3\nend\n", after = "same\n4\n2\n5\nend\n";
  Runs runs = line_diff(split_lines(before), split_lines(after), 2);
  EXPECT_EQ(runs, (Runs{{Change::kept, 1}, {Change::removed, 3}, {Change::added, 3}, {Change::kept, 1}}));
  EXPECT_EQ(applied(runs, before, after), after);
}

}  // namespace
}  // namespace ssot::report
