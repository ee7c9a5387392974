#include "collect/raw_tokens.hpp"

#include <gtest/gtest.h>

namespace ssot::collect {
namespace {

using Kind = Word::Kind;

// "word:kind ..." with kinds as letters: code, directive, include, comment (#), string.
std::string shown(const std::string& bytes) {
  std::string out;
  for (const Word& word : raw_words(bytes)) {
    EXPECT_EQ(bytes.substr(word.begin, word.end - word.begin), word.text);
    static constexpr char letters[] = "cdi#s";
    out += (out.empty() ? "" : " ") + word.text + ":" + letters[static_cast<int>(word.kind)];
  }
  return out;
}

TEST(RawTokens, code_comments_and_strings) {
  EXPECT_EQ(shown("int a; // b c\n/* d */ auto s = \"e f\";"), "int:c a:c b:# c:# d:# auto:c s:c e:s f:s");
}

TEST(RawTokens, parameters_of_the_macro_around_a_place) {
  using Names = std::vector<std::string>;
  const auto of = [](const std::string& bytes) { return macro_parameters(bytes, bytes.find("HERE")); };
  EXPECT_EQ(of("int a;\n#define M(user, text) f(HERE)\n"), (Names{"user", "text"}));
  EXPECT_EQ(of("#define M(a, ...) \\\n  do {   \\  \n    HERE; \\\n  } while (0)"), (Names{"a", "__VA_ARGS__"}));
  EXPECT_EQ(of("#  define /* b */ M( us\\\ner, /* c */ \\\n rest...) HERE"), (Names{"user", "rest", "__VA_ARGS__"}));
  EXPECT_EQ(of("#define M() HERE"), Names{});
  EXPECT_EQ(of("#define M (a) HERE"), Names{});
  EXPECT_EQ(of("#define OTHER(a) a\n#define M HERE(b)\n"), Names{});
}

TEST(RawTokens, raw_strings_hide_comments) {
  EXPECT_EQ(shown("auto s = R\"x(a // b)x\"; c"), "auto:c s:c R:s x:s a:s b:s x:s c:c");
}

TEST(RawTokens, directives_and_includes) {
  EXPECT_EQ(shown("#include <old/m.h>\n#include \"n.h\"\nx"), "include:i old:i m:i h:i include:i n:i h:i x:c");
  EXPECT_EQ(shown("#define A b\\\n c\nd"), "define:d A:d b:d c:d d:c");
}

TEST(RawTokens, a_switched_off_branch_is_seen_all_the_same) {
  EXPECT_EQ(shown("#if 0\nold x;\n#endif"), "if:d old:c x:c endif:d");
}

TEST(RawTokens, the_last_line_needs_no_end) {
  EXPECT_EQ(shown("a"), "a:c");
  EXPECT_EQ(shown(""), "");
}

TEST(RawTokens, a_byte_order_mark_and_carriage_returns_shift_nothing) {
  EXPECT_EQ(shown("\xEF\xBB\xBFint a;\r\nb"), "int:c a:c b:c");
}

std::string named(const std::string& bytes) {
  std::string out;
  for (const NamedFile& file : raw_named_files(bytes))
    out += (out.empty() ? "" : " ") + bytes.substr(file.begin, file.end - file.begin) + "=" + file.written +
           (file.asked ? "?" : "");
  return out;
}

TEST(RawNamedFiles, of_directives_in_any_branch) {
  EXPECT_EQ(named("#include <a/b.h>\n#if 0\n# include \"c.h\"\n#import <d>\n#include_next <e>\n#endif\n"),
            "<a/b.h>=a/b.h \"c.h\"=c.h <d>=d <e>=e");
}

TEST(RawNamedFiles, through_a_macro_it_has_no_name) {
  EXPECT_EQ(named("#include WHICH(a)\n"), "WHICH=");
}

TEST(RawNamedFiles, splices_and_comments_are_passed_over) {
  EXPECT_EQ(named("#inc\\\nlude /* x */ \\\n <a\\\n.h>\n"), "<a\\\n.h>=a.h");
}

TEST(RawNamedFiles, that_a_condition_asks_for) {
  EXPECT_EQ(named("#if defined(X) && __has_include( <a.h> ) || __has_include(\"b.h\")\n#endif\n"), "<a.h>=a.h? \"b.h\"=b.h?");
}

TEST(RawNamedFiles, not_of_comments_and_strings) {
  EXPECT_EQ(named("// #include <a>\n/*\n#include <b>\n*/\nauto s = R\"(\n#include <c>\n)\";\n"), "");
}

}  // namespace
}  // namespace ssot::collect
