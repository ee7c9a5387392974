#include "edit/render.hpp"

#include <gtest/gtest.h>
#include <llvm/Support/xxhash.h>

namespace ssot::edit {
namespace {

using facts::Range;

struct Project {
  MemoryDisk disk;
  facts::Facts facts;
  plan::Plan plan;
  std::string text;

  explicit Project(std::string content) : text(std::move(content)) {
    disk.files["/p/a.cpp"] = text;
    facts.files.push_back({"/p/a.cpp", llvm::xxh3_64bits(text), true, true});
  }
  Range range(const std::string& part) const {
    const auto at = static_cast<std::uint32_t>(text.find(part));
    return {0, at, at + static_cast<std::uint32_t>(part.size())};
  }
  void change(const Range& range, std::vector<plan::Fragment> fragments, const std::string& group = "g") {
    plan.changes.push_back({range, std::move(fragments), group});
  }
  std::string after() {
    llvm::Expected<Edits> edits = render(plan, facts, disk);
    return edits ? (*edits)["/p/a.cpp"].after : llvm::toString(edits.takeError());
  }
};

plan::Fragment text(std::string part) {
  return {std::move(part), {}, false};
}
plan::Fragment source(const Range& range) {
  return {{}, range, true};
}

TEST(Render, leaves_every_other_byte_alone) {
  Project project("\xef\xbb\xbfint a = old();\r\n\tint b; // \xff\r\n");
  project.change(project.range("old()"), {text("fresh()")});
  EXPECT_EQ(project.after(), "\xef\xbb\xbfint a = fresh();\r\n\tint b; // \xff\r\n");
}

TEST(Render, an_argument_that_is_itself_rewritten_is_found_in_its_new_place) {
  Project project("f(x, g(1));");
  project.change(project.range("f(x, g(1))"), {text("F("), source(project.range("g(1)")), text(", "),
                                               source(project.range("x")), text(")")});
  project.change(project.range("g(1)"), {text("G("), source(project.range("1")), text(")")});
  EXPECT_EQ(project.after(), "F(G(1), x);");
}

// Verification looks there for what the name came to mean.
TEST(Render, a_short_name_is_known_by_where_it_comes_to_stand) {
  Project project("int a;\nf(x, g(1));");
  const Range site = project.range("g");
  project.plan.changes.push_back(
      {project.range("f(x, g(1))"), {text("longer("), source(project.range("g(1)")), text(")")}, "g"});
  project.plan.changes.push_back({site, {{"G", {}, false, "one::G"}}, "g", site});
  llvm::Expected<Edits> edits = render(project.plan, project.facts, project.disk);
  ASSERT_TRUE(static_cast<bool>(edits)) << llvm::toString(edits.takeError());
  const Edited& edited = (*edits)["/p/a.cpp"];
  EXPECT_EQ(edited.after, "int a;\nlonger(G(1));");
  ASSERT_EQ(edited.short_names.size(), 1U);
  const ShortName& put = edited.short_names.front();
  EXPECT_EQ(edited.after.substr(put.begin, put.end - put.begin), "G");
  EXPECT_EQ(put.name, "one::G");
  EXPECT_EQ(put.site, site);
}

TEST(Render, what_stands_in_a_dropped_argument_goes_with_it) {
  Project project("f(old, y);");
  project.change(project.range("f(old, y)"), {text("F("), source(project.range("y")), text(")")});
  project.change(project.range("old"), {text("never")});
  EXPECT_EQ(project.after(), "F(y);");
}

TEST(Render, an_insertion_right_behind_a_change_is_not_swallowed) {
  Project project("Old m;");
  project.change(project.range("Old"), {text("New")});
  project.change({0, 3, 3}, {text("&")});
  project.change({0, 5, 5}, {text(" = one()")});
  EXPECT_EQ(project.after(), "New& m = one();");
}

TEST(Render, an_include_that_comes_in_is_no_part_of_what_goes_there) {
  Project project("class Old;\nint f(Old&);\n");
  project.change({0, 0, 11}, {text("")});
  project.plan.added.insert({0, "<new.hpp>"});
  EXPECT_EQ(project.after(), "#include <new.hpp>\n\nint f(Old&);\n");
}

TEST(Render, remembers_who_wrote_which_line) {
  Project project("int x;\nOld m;\n");
  project.change(project.range("Old"), {text("New")}, "the group");
  llvm::Expected<Edits> edits = render(project.plan, project.facts, project.disk);
  ASSERT_TRUE(static_cast<bool>(edits));
  const auto& lines = edits->at("/p/a.cpp").groups_by_line;
  ASSERT_TRUE(lines.contains(2));
  EXPECT_EQ(lines.find(2)->second, "the group");
  EXPECT_FALSE(lines.contains(1));
}

TEST(Render, refuses_a_file_that_changed_since_it_was_parsed) {
  Project project("Old m;");
  project.change(project.range("Old"), {text("New")});
  project.disk.files["/p/a.cpp"] = "int Old;";
  EXPECT_NE(project.after().find("changed while it was being analysed"), std::string::npos);
}

TEST(Render, a_change_that_changes_nothing_is_no_edit) {
  Project project("Old m;");
  project.change(project.range("Old"), {text("Old")});
  llvm::Expected<Edits> edits = render(project.plan, project.facts, project.disk);
  ASSERT_TRUE(static_cast<bool>(edits));
  EXPECT_TRUE(edits->empty());
}

}  // namespace
}  // namespace ssot::edit
