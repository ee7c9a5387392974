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
  return {include, std::move(by)};
}

TEST(IncludeText, a_replaced_include_stays_on_its_line) {
  const std::string text = "#if X\n#include \"old.h\"  // why\n#endif\n";
  EXPECT_EQ(
      applied(text, include_changes(text, {replacing(text, "#include \"old.h\"", {"<new.hpp>"})}, {}, 0)),
      "#if X\n#include <new.hpp>  // why\n#endif\n");
}

TEST(IncludeText, a_removed_include_takes_its_line_along) {
  const std::string text = "#include <a>\n#include \"old.h\"\n#include <b>\n";
  EXPECT_EQ(applied(text, include_changes(text, {replacing(text, "#include \"old.h\"", {})}, {}, 0)),
            "#include <a>\n#include <b>\n");
}

TEST(IncludeText, a_comment_behind_a_removed_include_stays) {
  const std::string text = "#include \"old.h\"  // keep\n";
  EXPECT_EQ(applied(text, include_changes(text, {replacing(text, "#include \"old.h\"", {})}, {}, 0)),
            "  // keep\n");
}

TEST(IncludeText, an_added_include_goes_behind_the_last_one_outside_of_any_condition) {
  const std::string text =
      "#ifndef G\n#define G\n#include <a>\n#ifdef X\n#include <x>\n#endif\nint i;\n#endif\n";
  EXPECT_EQ(applied(text, include_changes(text, {}, {"<new.hpp>"}, 0)),
            "#ifndef G\n#define G\n#include <a>\n#include <new.hpp>\n#ifdef X\n#include <x>\n#endif\nint "
            "i;\n#endif\n");
}

TEST(IncludeText, a_file_without_includes_gets_it_behind_its_head) {
  const std::string text = "// what it is\n#pragma once\nint i;\n";
  EXPECT_EQ(applied(text, include_changes(text, {}, {"<new.hpp>"}, 0)),
            "// what it is\n#pragma once\n#include <new.hpp>\nint i;\n");
}

TEST(IncludeText, line_endings_are_the_files_own) {
  const std::string text = "#include <a>\r\nint i;\r\n";
  EXPECT_EQ(applied(text, include_changes(text, {}, {"<n>"}, 0)),
            "#include <a>\r\n#include <n>\r\nint i;\r\n");
}

TEST(IncludeText, a_last_line_without_end_gets_one) {
  const std::string text = "#include <a>";
  EXPECT_EQ(applied(text, include_changes(text, {}, {"<n>"}, 0)), "#include <a>\n#include <n>\n");
}

}  // namespace
}  // namespace ssot::edit
