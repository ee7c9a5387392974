#include "collect/include_facts.hpp"

#include <gmock/gmock.h>

#include "unit.hpp"

namespace ssot::collect {
namespace {

using facts::HeaderMention;
using ::testing::IsEmpty;
using testing::Unit;

std::vector<facts::Include> includes_of(const Unit& unit, const std::string& file) {
  std::vector<facts::Include> out;
  for (const facts::Include& include : unit.facts.includes)
    if (unit.facts.path(include.range.file) == file) out.push_back(include);
  return out;
}

TEST(IncludeFacts, an_include_is_recorded_as_written) {
  const Unit unit("  #  include <old.h> // why\n");
  const auto includes = includes_of(unit, "/p/a.cpp");
  ASSERT_EQ(includes.size(), 1U);
  EXPECT_EQ(unit.text(includes[0].range), "#  include <old.h>");
  EXPECT_EQ(unit.text(includes[0].spelled), "<old.h>");
  EXPECT_EQ(includes[0].written, "old.h");
  EXPECT_TRUE(includes[0].angled);
  EXPECT_EQ(unit.facts.path(includes[0].target), "/p/old.h");
}

TEST(IncludeFacts, an_include_guard_is_no_condition_and_another_one_is) {
  const Unit unit(
      "#include \"g.h\"\n#ifdef __cplusplus\n#include \"old.h\"\n#endif\n#include \"standard.h\"\n",
      {{"g.h", "#ifndef G_H\n#define G_H\n#include \"old.h\"\n#endif\n"}});
  EXPECT_FALSE(includes_of(unit, "/p/g.h")[0].in_conditional);
  const auto includes = includes_of(unit, "/p/a.cpp");
  ASSERT_EQ(includes.size(), 3U);
  EXPECT_FALSE(includes[0].in_conditional);
  EXPECT_TRUE(includes[1].in_conditional);
  EXPECT_FALSE(includes[2].in_conditional);
}

TEST(IncludeFacts, a_guard_may_be_written_with_if) {
  const Unit unit("#include \"g.h\"\n#include \"old.h\"\n",
                  {{"g.h", "#if !defined(G_H)\n#define G_H\n#include \"old.h\"\n#endif\n"}});
  EXPECT_FALSE(includes_of(unit, "/p/g.h")[0].in_conditional);
}

TEST(IncludeFacts, branches_of_one_condition_have_their_own_number) {
  const Unit unit(
      "#define B\n#ifdef A\n#elif defined(B)\n#include \"old.h\"\n#if 1\n#endif\n#include \"old.h\"\n#endif\n"
      "#ifdef B\n#include \"old.h\"\n#endif\n");
  const auto includes = includes_of(unit, "/p/a.cpp");
  ASSERT_EQ(includes.size(), 3U);
  EXPECT_NE(includes[0].branch, 0U);
  EXPECT_EQ(includes[0].branch, includes[1].branch);
  EXPECT_NE(includes[0].branch, includes[2].branch);
}

TEST(IncludeFacts, a_name_from_a_macro_is_in_its_definition) {
  const Unit unit("#define WHICH \"old.h\"\n#define INDIRECT WHICH\n#include INDIRECT\n");
  const auto includes = includes_of(unit, "/p/a.cpp");
  ASSERT_EQ(includes.size(), 1U);
  EXPECT_EQ(includes[0].macro, "INDIRECT");
  EXPECT_EQ(unit.text(includes[0].spelled), "INDIRECT");
  EXPECT_EQ(unit.text(includes[0].definition), "\"old.h\"");
  EXPECT_EQ(includes[0].trouble, "");
}

TEST(IncludeFacts, a_macro_that_says_a_name_elsewhere_is_trouble) {
  const Unit unit(
      "#define WHICH <old.h>\n#include WHICH\n#define TEXT(x) #x\n#define SAY(x) TEXT(x)\nauto t = "
      "SAY(WHICH);\n");
  const auto includes = includes_of(unit, "/p/a.cpp");
  ASSERT_EQ(includes.size(), 1U);
  EXPECT_EQ(unit.text(includes[0].definition), "<old.h>");
  EXPECT_NE(includes[0].trouble, "");
}

TEST(IncludeFacts, a_name_that_is_put_together_is_nowhere) {
  const Unit unit("#define TEXT(x) #x\n#define MADE(x) TEXT(x.h)\n#include MADE(old)\n");
  const auto includes = includes_of(unit, "/p/a.cpp");
  ASSERT_EQ(includes.size(), 1U);
  EXPECT_TRUE(includes[0].definition.empty());
  EXPECT_NE(includes[0].trouble, "");
}

TEST(IncludeFacts, what_is_switched_off_is_looked_up_as_if_it_were_reached) {
  const Unit unit(
      "#if 0\n#include \"old.h\"\n#if 1\n#include <very_old.h>\n#endif\n#include \"sub/old.h\"\n#endif\n");
  ASSERT_EQ(unit.facts.header_mentions.size(), 2U) << "of what is not there the words decide";
  EXPECT_EQ(unit.facts.header_mentions[0].kind, HeaderMention::Kind::switched_off);
  EXPECT_EQ(unit.text(unit.facts.header_mentions[0].range), "\"old.h\"");
}

TEST(IncludeFacts, a_guard_that_asks_is_a_mention) {
  const Unit unit(
      "#if __has_include( \"old.h\" )\n#endif\n#define ASK(x) __has_include(x)\n#if ASK(<old.h>)\n#endif\n");
  ASSERT_EQ(unit.facts.header_mentions.size(), 2U);
  EXPECT_EQ(unit.text(unit.facts.header_mentions[0].range), "\"old.h\"");
  EXPECT_EQ(unit.facts.header_mentions[0].trouble, "");
  EXPECT_EQ(unit.text(unit.facts.header_mentions[1].range), "ASK");
  EXPECT_NE(unit.facts.header_mentions[1].trouble, "");
}

TEST(IncludeFacts, an_include_inside_of_a_declaration_is_known) {
  const Unit unit(
      "#include \"c.h\"\nextern \"C\" {\n#include \"c.h\"\nnamespace n {\n#include \"c.h\"\nstruct S {\n"
      "#include \"c.h\"\n};\n}\n}\n",
      {{"c.h", ""}});
  const auto includes = includes_of(unit, "/p/a.cpp");
  ASSERT_EQ(includes.size(), 4U);
  EXPECT_EQ(includes[0].inside, "");
  EXPECT_EQ(includes[1].inside, "extern");
  EXPECT_EQ(includes[2].inside, "namespace");
  EXPECT_EQ(includes[3].inside, "declaration");
}

TEST(IncludeFacts, a_file_says_where_it_declares_and_whether_it_stands_alone) {
  const Unit unit(
      "#include \"g.h\"\n#include \"f.def\"\nint i;\n",
      {{"g.h", "#pragma once\n// IWYU pragma: private, include \"p.h\"\n"}, {"f.def", "int row;\n"}});
  const auto file = [&](const std::string& path) {
    return *std::find_if(unit.facts.files.begin(), unit.facts.files.end(),
                         [&](const auto& f) { return f.path == path; });
  };
  EXPECT_TRUE(file("/p/a.cpp").alone);
  EXPECT_EQ(file("/p/a.cpp").declares_at, 32U);
  EXPECT_TRUE(file("/p/g.h").alone);
  EXPECT_EQ(file("/p/g.h").declares_at, facts::File::nowhere);
  EXPECT_EQ(file("/p/g.h").public_header, "\"p.h\"");
  EXPECT_FALSE(file("/p/f.def").alone);
}

}  // namespace
}  // namespace ssot::collect
