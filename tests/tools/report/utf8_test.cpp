#include "report/utf8.hpp"

#include <gtest/gtest.h>

namespace ssot::report {
namespace {

TEST(Utf8, BytesThatAreNoneBecomeTheReplacementCharacter) {
  EXPECT_EQ(as_utf8("a\xC3\xA4\xF0\x9F\x98\x80z"), "a\xC3\xA4\xF0\x9F\x98\x80z");
  EXPECT_EQ(as_utf8("\xFF"), "\xEF\xBF\xBD");
  EXPECT_EQ(as_utf8("a\xC3"), "a\xEF\xBF\xBD");            // cut off
  EXPECT_EQ(as_utf8("\xC0\xAFz"), "\xEF\xBF\xBD\xEF\xBF\xBDz");  // a slash in too many bytes
}

TEST(Utf8, XmlIsEscapedAndHoldsNoControlCharacters) {
  EXPECT_EQ(as_xml("<a b=\"c\">&\n\t"), "&lt;a b=&quot;c&quot;&gt;&amp;&#10;&#9;");
  EXPECT_EQ(as_xml(std::string("\0x", 2)), "\xEF\xBF\xBDx");
  EXPECT_EQ(as_xml("\x1b[1m"), "\xEF\xBF\xBD[1m");
  EXPECT_EQ(as_xml("\xEF\xBF\xBF"), "\xEF\xBF\xBD");
}

}  // namespace
}  // namespace ssot::report
