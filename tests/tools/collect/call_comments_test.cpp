#include "collect/call_comments.hpp"

#include "unit.hpp"

namespace ssot::collect {
namespace {

using testing::Unit;

Unit call(const std::string& text) {
  return Unit("#include \"old.h\"\nvoid f(old::Manager& m) { " + text + "; }\n");
}

std::string argument(const Unit& unit, std::size_t i) {
  return unit.text(unit.site("send").arguments.at(i).range);
}

TEST(CallComments, a_comment_beside_an_argument_goes_with_it) {
  const Unit unit = call("m.send(/*user=*/\"a\" /* who */, /*text=*/\"b\")");
  EXPECT_EQ(argument(unit, 0), "/*user=*/\"a\" /* who */");
  EXPECT_EQ(argument(unit, 1), "/*text=*/\"b\"");
  EXPECT_TRUE(unit.site("send").comments.empty());
}

TEST(CallComments, one_that_says_a_name_is_known) {
  const facts::Site site = call("m.send(/* user = */ \"a\", /*text=*/ /* of it */ \"b\")").site("send");
  EXPECT_EQ(site.arguments[0].said_name, "user");
  EXPECT_EQ(site.arguments[0].name_comment.begin, site.arguments[0].range.begin);
  EXPECT_EQ(site.arguments[0].range.end - site.arguments[0].name_comment.end, 3U);
  EXPECT_EQ(site.arguments[1].said_name, "");
}

TEST(CallComments, one_that_ends_the_line_behind_the_comma_is_the_neighbours) {
  const Unit unit = call("m.send(\"a\",  // who\n  // what\n  \"b\"  // last\n  )");
  const facts::Site site = unit.site("send");
  EXPECT_EQ(unit.text(site.arguments[1].line_end), "// who\n  // what\n");
  EXPECT_EQ(argument(unit, 1), "\"b\"  // last\n  ") << "a // comment takes the end of its line along";
}

TEST(CallComments, one_that_belongs_to_no_argument_is_the_calls) {
  const Unit unit = call("m.send /* here */ (\"a\"); m.sweep(/* nothing */)");
  ASSERT_EQ(unit.site("send").comments.size(), 1U);
  EXPECT_EQ(unit.text(unit.site("send").comments[0]), "/* here */");
  ASSERT_EQ(unit.site("sweep").comments.size(), 1U);
  EXPECT_EQ(unit.text(unit.site("sweep").comments[0]), "/* nothing */");
}

TEST(CallComments, what_only_looks_like_a_comment_is_an_argument) {
  const Unit unit = call("m.send(\"/* , */\", \"//\")");
  EXPECT_EQ(argument(unit, 0), "\"/* , */\"");
  EXPECT_EQ(argument(unit, 1), "\"//\"");
}

TEST(CallComments, a_directive_between_arguments_is_trouble) {
  const Unit unit = call("m.send(\"a\",\n#ifdef X\n\"b\"\n#else\n\"c\"\n#endif\n)");
  EXPECT_NE(unit.site("send").trouble.find("directive"), std::string::npos);
}

}  // namespace
}  // namespace ssot::collect
