#include "collect/iwyu.hpp"

#include <gmock/gmock.h>

namespace ssot::collect {
namespace {

using ::testing::ElementsAre;

facts::Include marked(const std::string& text, const std::string& directive) {
  facts::Include include;
  include.range.begin = static_cast<std::uint32_t>(text.find(directive));
  include.range.end = include.range.begin + static_cast<std::uint32_t>(directive.size());
  Pragmas(text).mark(include);
  return include;
}

TEST(Pragmas, of_a_line_are_of_its_include_alone) {
  const std::string text =
      "#include <a>  // IWYU pragma: keep\n#include <b>\n#include <c> /* IWYU pragma: export */\n"
      "#include <d>  // IWYU pragma: associated\n";
  EXPECT_TRUE(marked(text, "#include <a>").keep);
  const facts::Include b = marked(text, "#include <b>");
  EXPECT_FALSE(b.keep || b.exported || b.associated);
  EXPECT_TRUE(marked(text, "#include <c>").exported);
  EXPECT_TRUE(marked(text, "#include <d>").associated);
}

TEST(Pragmas, of_a_region_are_of_all_in_it) {
  const std::string text =
      "#include <a>\n// IWYU pragma: begin_exports\n#include <b>\n// IWYU pragma: end_exports\n#include <c>\n"
      "// IWYU pragma: begin_keep\n#include <d>\n";
  EXPECT_FALSE(marked(text, "#include <a>").exported);
  EXPECT_TRUE(marked(text, "#include <b>").exported);
  EXPECT_FALSE(marked(text, "#include <c>").exported);
  EXPECT_TRUE(marked(text, "#include <d>").keep) << "a region without an end goes to the end of the file";
}

TEST(Pragmas, of_the_file) {
  const Pragmas pragmas(
      "// IWYU pragma: private, include \"a/public.h\"\n// IWYU pragma: no_include <x.h>\n");
  EXPECT_EQ(pragmas.public_header(), "\"a/public.h\"");
  EXPECT_THAT(pragmas.unwanted(), ElementsAre("<x.h>"));
  EXPECT_EQ(Pragmas("// IWYU pragma: private\n").public_header(), "");
}

TEST(Pragmas, only_comments_say_them) {
  EXPECT_FALSE(marked("#include <a>\nauto s = \"// IWYU pragma: begin_keep\";\n", "#include <a>").keep);
  const std::string text = "auto s = \"// IWYU pragma: begin_keep\";\n#include <a>\n";
  EXPECT_FALSE(marked(text, "#include <a>").keep);
}

}  // namespace
}  // namespace ssot::collect
