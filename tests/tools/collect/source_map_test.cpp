#include "collect/source_map.hpp"

#include "ast.hpp"
#include "unit.hpp"

namespace ssot::collect {
namespace {

using facts::Spelling;
using testing::Ast;
using testing::Unit;

class SourceMapTest : public ::testing::Test {
 protected:
  SourceMap map() { return {sources(), ast_.context().getLangOpts(), territory_, facts_}; }
  clang::SourceManager& sources() { return ast_.context().getSourceManager(); }

  Ast ast_{"#define ID(x) x\n#define BODY 1 + 2\n#define GLUE(a, b) a##b\n"
           "int plain = 1 + 2;\nint argument = ID(3 + 4);\nint body = BODY;\nint half = ID(5) + 6;\nint GLUE(pas, ted) = 0;\n"
           "#define MOST(a, ...) -a\nint most = MOST(7, 8);\n"};
  Territory territory_{"/p", {}};
  facts::Facts facts_;
};

TEST_F(SourceMapTest, plain_text_is_a_range_of_the_file) {
  SourceMap map = this->map();
  const auto range = map.tokens(ast_.init("plain").getSourceRange());
  ASSERT_TRUE(range);
  EXPECT_EQ(map.text(*range), "1 + 2");
  EXPECT_EQ(facts_.path(range->file), "/p/a.cpp");
  EXPECT_TRUE(map.info(range->file).in_root);
}

TEST_F(SourceMapTest, a_macro_argument_is_where_the_user_wrote_it) {
  SourceMap map = this->map();
  const auto token = map.token(ast_.init("argument").getBeginLoc());
  ASSERT_TRUE(token);
  EXPECT_EQ(token->spelling, Spelling::macro_argument);
  EXPECT_EQ(map.text(token->range), "3");
  const auto range = map.tokens(ast_.init("argument").getSourceRange());
  ASSERT_TRUE(range);
  EXPECT_EQ(map.text(*range), "3 + 4");
}

TEST_F(SourceMapTest, a_macro_body_is_marked) {
  SourceMap map = this->map();
  const auto token = map.token(ast_.init("body").getBeginLoc());
  ASSERT_TRUE(token);
  EXPECT_EQ(token->spelling, Spelling::macro_body);
  EXPECT_TRUE(map.macro_expansion(ast_.init("body").getBeginLoc()));
  EXPECT_FALSE(map.macro_expansion(ast_.init("plain").getBeginLoc()));
}

TEST_F(SourceMapTest, a_body_is_looked_at_with_its_parameters) {
  SourceMap map = this->map();
  EXPECT_EQ(map.parameters(), std::vector<std::string>{});
  ASSERT_TRUE(map.look_from(ast_.init("body").getBeginLoc()));
  EXPECT_EQ(map.parameters(), std::vector<std::string>{});
  ASSERT_TRUE(map.look_from(ast_.init("most").getBeginLoc()));
  EXPECT_EQ(map.parameters(), (std::vector<std::string>{"a", "__VA_ARGS__"}));
}

TEST_F(SourceMapTest, a_pasted_token_is_shown_where_it_is_expanded) {
  SourceMap map = this->map();
  const auto token = map.token(ast_.find("pasted").getLocation());
  ASSERT_TRUE(token);
  EXPECT_EQ(token->spelling, Spelling::macro_body);
  EXPECT_EQ(map.text(token->range), "GLUE");
}

TEST_F(SourceMapTest, what_starts_in_a_whole_macro_use_is_spelled_by_it) {
  SourceMap map = this->map();
  const auto range = map.tokens(ast_.init("half").getSourceRange());
  ASSERT_TRUE(range);
  EXPECT_EQ(map.text(*range), "ID(5) + 6");
}

TEST_F(SourceMapTest, a_node_is_path_and_offset) {
  SourceMap map = this->map();
  EXPECT_EQ(map.node(ast_.find("plain").getLocation()),
            "@/p/a.cpp:" + std::to_string(sources().getFileOffset(ast_.find("plain").getLocation())));
  EXPECT_EQ(map.node({}), "");
}

TEST_F(SourceMapTest, outside_of_the_root_is_not_editable) {
  territory_.root = "/elsewhere";
  SourceMap map = this->map();
  const auto file = map.file(sources().getMainFileID());
  ASSERT_TRUE(file);
  EXPECT_FALSE(map.info(*file).in_root);
  EXPECT_FALSE(map.info(*file).editable);
}

TEST_F(SourceMapTest, an_excluded_file_is_in_the_root_and_not_editable) {
  territory_.excluded = [](const std::string& path) { return path == "/p/a.cpp"; };
  SourceMap map = this->map();
  const auto file = map.file(sources().getMainFileID());
  ASSERT_TRUE(file);
  EXPECT_TRUE(map.info(*file).in_root);
  EXPECT_FALSE(map.info(*file).editable);
}

TEST(SourceMap, a_site_in_a_macros_body_is_text_of_the_definition) {
  const Unit unit("#include \"old.h\"\n"
                  "#define GREET(to, code) to.send(\"ada\", \"hello\", code + 1)\n"
                  "#define TYPE old::Manager\n"
                  "#define CALL(name) m.name()\n"
                  "void f(TYPE& m) { GREET(m, 2); CALL(sweep); }\n");
  const facts::Site greeting = unit.site("send");
  EXPECT_EQ(greeting.trouble, "");
  EXPECT_EQ(unit.text(greeting.range), "to.send(\"ada\", \"hello\", code + 1)");
  EXPECT_EQ(unit.text(greeting.object), "to") << "the parameter stands for what is given";
  EXPECT_EQ(unit.text(greeting.arguments.at(2).range), "code + 1");
  EXPECT_TRUE(greeting.arguments.at(0).is_literal);
  EXPECT_EQ(unit.text(unit.site("manager").range), "old::Manager");
  EXPECT_EQ(unit.site("manager").trouble, "");
  EXPECT_EQ(unit.text(unit.site("sweep").name), "sweep") << "which stands in the use";
}

TEST(SourceMap, what_a_parameter_stands_for_is_not_known_in_the_definition) {
  const Unit unit("#include \"old.h\"\n"
                  "#define TEXT(m, text, code) m.send(\"ada\", (text), code)\n"
                  "void f(old::Manager& m) { TEXT(m, \"\", 0); }\n");
  EXPECT_FALSE(unit.site("send").arguments.at(1).is_literal);
  EXPECT_FALSE(unit.site("send").arguments.at(1).is_default);
  EXPECT_FALSE(unit.site("send").arguments.at(2).is_default) << "though it is 0, and so is the default";
}

}  // namespace
}  // namespace ssot::collect
