#include "report/source_lines.hpp"

#include <gtest/gtest.h>

namespace ssot::report {
namespace {

class SourceLinesTest : public ::testing::Test {
 protected:
  SourceLinesTest() {
    disk_.files["/r/a"] = "one\ntwo\r\n\nlast";
    disk_.files["/r/utf8"] =
        "a\xC3\xA4"
        "b\xF0\x9F\x98\x80"
        "c\n";
    options_.root = "/r";
    options_.disk = &disk_;
  }
  MemoryDisk disk_;
  RenderOptions options_;
};

TEST_F(SourceLinesTest, LinesComeWithoutTheirEnd) {
  SourceLines sources(options_);
  EXPECT_EQ(sources.line("/r/a", 1), "one");
  EXPECT_EQ(sources.line("/r/a", 2), "two");
  EXPECT_EQ(sources.line("/r/a", 3), "");
  EXPECT_EQ(sources.line("/r/a", 4), "last");
  EXPECT_FALSE(sources.line("/r/a", 0).has_value());
  EXPECT_FALSE(sources.line("/r/a", 5).has_value());
  EXPECT_FALSE(sources.line("/r/missing", 1).has_value());
}

TEST_F(SourceLinesTest, ColumnsAreCountedInUtf16Units) {
  SourceLines sources(options_);
  EXPECT_EQ(sources.utf16_column("/r/utf8", 1, 1), 1u);
  EXPECT_EQ(sources.utf16_column("/r/utf8", 1, 4), 3u);   // b, behind a two-byte character
  EXPECT_EQ(sources.utf16_column("/r/utf8", 1, 9), 6u);   // c, behind one that is a surrogate pair
  EXPECT_EQ(sources.utf16_column("/r/utf8", 1, 10), 7u);  // the end of the line
  EXPECT_EQ(sources.utf16_column("/r/missing", 1, 9), 9u);
}

TEST_F(SourceLinesTest, PathsBelowTheRootAreRelative) {
  SourceLines sources(options_);
  EXPECT_EQ(sources.shown("/r/a"), "a");
  EXPECT_EQ(sources.shown("/rest/a"), "/rest/a");
  EXPECT_EQ(below("/r/", "/r/x/y"), "x/y");
  EXPECT_EQ(below("/r", "/r"), std::nullopt);
}

}  // namespace
}  // namespace ssot::report
