#include "prove/keep_lines.hpp"

#include <gmock/gmock.h>

#include "compiled.hpp"

namespace ssot::prove {
namespace {

TEST(KeepLines, what_keeps_its_lines_is_left_as_it_is) {
  EXPECT_EQ(keep_lines("a;\nb;\nc;\n", "a;\nB;\nc;\n"), "a;\nB;\nc;\n");
  EXPECT_EQ(keep_lines("a;\r\nb;", "a;\r\nB;"), "a;\r\nB;");
  EXPECT_EQ(keep_lines("", ""), "");
}

TEST(KeepLines, behind_added_and_taken_lines) {
  EXPECT_EQ(keep_lines("a;\nc;\nd;\n", "a;\nb;\nc;\nd;\n"), "a;\nb;\n#line 2\nc;\nd;\n");
  EXPECT_EQ(keep_lines("a;\nb;\nc;\nd;\ne;\n", "a;\nd;\ne;\n"), "a;\n#line 4\nd;\ne;\n");
  EXPECT_EQ(keep_lines("a;\nb;\nc;\n", "a;\nB1;\nB2;\nc;\n"), "a;\nB1;\nB2;\n#line 3\nc;\n");
  EXPECT_EQ(keep_lines("a;\n", "a;\nb;\n"), "a;\nb;\n");
}

TEST(KeepLines, not_where_a_directive_would_be_something_else) {
  EXPECT_EQ(keep_lines("#define A 1 + \\\n  2\nc;\n", "x;\n#define A 1 + \\\n  2\nc;\n"),
            "x;\n#line 1\n#define A 1 + \\\n  2\nc;\n");
  EXPECT_EQ(keep_lines("/* 1\n 2 */ a;\nb;\n", "/* 0\n1\n 2 */ a;\nb;\n"), "/* 0\n1\n 2 */ a;\n#line 3\nb;\n");
  EXPECT_EQ(keep_lines("s = R\"(1\n2)\";\nb;\n", "s = R\"(0\n1\n2)\";\nb;\n"), "s = R\"(0\n1\n2)\";\n#line 3\nb;\n");
  EXPECT_EQ(keep_lines("A \\\nb\nc\n", "A \\\nx\\\nb\nc\n"), "A \\\nx\\\nb\n#line 3\nc\n");
}

class KeepLinesTest : public WithCompiler {};
INSTANTIATE_TEST_SUITE_P(Of, KeepLinesTest, compilers(), compiler_name);

TEST_P(KeepLinesTest, compilers_count_as_before) {
  const std::string before = "int a;\nint line() { return __LINE__; }\nint b;\nint more() { return __LINE__; }\n";
  const std::string after = "int a;\nint x;\nint line() { return __LINE__; }\nint more() { return __LINE__; }\n";
  const auto body = [&](const std::string& text, const char* name) {
    const ObjectCode code = code_of(GetParam(), text);
    for (const Symbol& each : code.symbols)
      if (each.name == name) return code.sections[each.section].bytes;
    return std::string();
  };
  for (const char* name : {"_Z4linev", "_Z4morev"}) {
    EXPECT_EQ(body(before, name), body(keep_lines(before, after), name)) << name;
    EXPECT_NE(body(before, name), "");
  }
  EXPECT_NE(body(before, "_Z4linev"), body(after, "_Z4linev"));
}

}  // namespace
}  // namespace ssot::prove
