#include "edit/include_text.hpp"

#include <gtest/gtest.h>

namespace ssot::edit {
namespace {

std::string applied(std::string text, std::vector<plan::Change> changes) {
  std::sort(changes.begin(), changes.end(),
            [](const auto& a, const auto& b) { return a.range.begin > b.range.begin; });
  for (const plan::Change& change : changes)
    text.replace(change.range.begin, change.range.end - change.range.begin, change.fragments.front().text);
  return text;
}

plan::IncludeChange replacing(const std::string& text, const std::string& directive,
                              std::vector<std::string> by) {
  const auto at = static_cast<std::uint32_t>(text.find(directive));
  facts::Include include;
  include.range = {0, at, at + static_cast<std::uint32_t>(directive.size())};
  include.spelled = include.range;
  include.spelled.begin += static_cast<std::uint32_t>(directive.find_first_of("<\""));
  return {include, std::move(by)};
}

facts::Range anchor(const std::string& text, const std::string& directive) {
  return replacing(text, directive, {}).include.range;
}

std::vector<plan::Change> replace(const std::string& text, const std::string& directive,
                                  std::vector<std::string> by) {
  return include_changes(text, {{replacing(text, directive, std::move(by))}, {}, {}}, 0);
}

std::vector<plan::Change> add(const std::string& text, std::vector<std::string> spelled,
                              std::vector<facts::Range> anchors = {}) {
  return include_changes(text, {{}, std::move(spelled), std::move(anchors)}, 0);
}

TEST(IncludeText, a_replaced_include_stays_on_its_line) {
  const std::string text = "#if X\n#include \"old.h\"  // why\n#endif\n";
  EXPECT_EQ(applied(text, replace(text, "#include \"old.h\"", {"<new.hpp>"})),
            "#if X\n#include <new.hpp>  // why\n#endif\n");
}

TEST(IncludeText, only_its_name_changes) {
  const std::string text = " #  import \\\n  \"old.h\" /* why */\n";
  EXPECT_EQ(applied(text, replace(text, "#  import \\\n  \"old.h\"", {"<new.hpp>"})),
            " #  import \\\n  <new.hpp> /* why */\n");
}

TEST(IncludeText, further_includes_stand_before_it) {
  const std::string text = "#include \"old.h\"  // why\n";
  EXPECT_EQ(applied(text, replace(text, "#include \"old.h\"", {"<a>", "<b>"})),
            "#include <a>\n#include <b>  // why\n");
}

TEST(IncludeText, a_removed_include_takes_its_line_along) {
  const std::string text = "#include <a>\n#include \"old.h\"\n#include <b>\n";
  EXPECT_EQ(applied(text, replace(text, "#include \"old.h\"", {})), "#include <a>\n#include <b>\n");
}

TEST(IncludeText, a_removed_include_takes_the_comment_about_it_along) {
  const std::string text = "#include \"old.h\"  /* for */ // Manager\nint i;\n";
  EXPECT_EQ(applied(text, replace(text, "#include \"old.h\"", {})), "int i;\n");
  const std::string begun = "#include \"old.h\"  /* a\n b */\n";
  EXPECT_EQ(applied(begun, replace(begun, "#include \"old.h\"", {})), "  /* a\n b */\n");
}

TEST(IncludeText, removed_lines_leave_no_second_blank_line) {
  const std::string text = "#pragma once\n\n#include \"old.h\"\n\nint i;\n";
  EXPECT_EQ(applied(text, replace(text, "#include \"old.h\"", {})), "#pragma once\n\nint i;\n");
  const std::string first = "#include \"old.h\"\n\nint i;\n";
  EXPECT_EQ(applied(first, replace(first, "#include \"old.h\"", {})), "int i;\n");
  const std::string joined = "int i;\n#include \"old.h\"\n\nint j;\n";
  EXPECT_EQ(applied(joined, replace(joined, "#include \"old.h\"", {})), "int i;\n\nint j;\n");
}

TEST(IncludeText, what_comes_in_where_lines_go_is_not_lost) {
  const std::string text = "#include \"old.h\"\n\nint i;\n";
  const IncludeEdits edits{
      {replacing(text, "#include \"old.h\"", {})}, {"<n>"}, {anchor(text, "#include \"old.h\"")}};
  std::vector<plan::Change> changes = include_changes(text, edits, 0);
  ASSERT_EQ(changes.size(), 2U);
  EXPECT_EQ(changes[0].range.end, changes[1].range.begin) << "neighbours, not one in the other";
}

TEST(IncludeText, an_added_include_goes_behind_the_last_anchor) {
  const std::string text =
      "#ifndef G\n#define G\n#include <a>\n#ifdef X\n#include <x>\n#endif\nint i;\n#endif\n";
  EXPECT_EQ(applied(text, add(text, {"<new.hpp>"}, {anchor(text, "#include <a>")})),
            "#ifndef G\n#define G\n#include <a>\n#include <new.hpp>\n#ifdef X\n#include <x>\n#endif\nint "
            "i;\n#endif\n");
}

TEST(IncludeText, without_an_anchor_it_goes_behind_the_head) {
  const auto added = [](const std::string& text) { return applied(text, add(text, {"<n>"})); };
  EXPECT_EQ(added("// what it is\n#pragma once\nint i;\n"),
            "// what it is\n#pragma once\n\n#include <n>\n\nint i;\n");
  EXPECT_EQ(added("/* a\n#include <b>\n*/ // c\n\n#ifndef G\n# define G\n\nint i;\n#endif\n"),
            "/* a\n#include <b>\n*/ // c\n\n#ifndef G\n# define G\n\n#include <n>\n\nint i;\n#endif\n");
  EXPECT_EQ(added("#ifndef G\nint i;\n#endif\n"), "#include <n>\n\n#ifndef G\nint i;\n#endif\n")
      << "no guard";
  EXPECT_EQ(added("/* a */ int i;\n"), "#include <n>\n\n/* a */ int i;\n");
  EXPECT_EQ(added("\xEF\xBB\xBFint i;\n"), "\xEF\xBB\xBF#include <n>\n\nint i;\n");
  EXPECT_EQ(added(""), "#include <n>\n");
}

TEST(IncludeText, line_endings_are_the_files_own) {
  const std::string text = "#include <a>\r\nint i;\r\n";
  EXPECT_EQ(applied(text, add(text, {"<n>"}, {anchor(text, "#include <a>")})),
            "#include <a>\r\n#include <n>\r\nint i;\r\n");
}

TEST(IncludeText, a_last_line_without_end_gets_one) {
  const std::string text = "#include <a>";
  EXPECT_EQ(applied(text, add(text, {"<n>"}, {anchor(text, text)})), "#include <a>\n#include <n>\n");
}

}  // namespace
}  // namespace ssot::edit
