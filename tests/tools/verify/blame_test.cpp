#include "verify/blame.hpp"

#include <gtest/gtest.h>

namespace ssot::verify {
namespace {

edit::Edits edits() {
  edit::Edits out;
  out["/p/a.cpp"].groups_by_line = {{3, "g3"}, {7, "g7"}};
  out["/p/b.hpp"].groups_by_line = {{1, "h1"}};
  return out;
}

facts::Diagnostic at(const std::string& file, unsigned line, const std::string& message = "no") {
  return {file, line, 1, message};
}

std::set<std::string> groups(const std::set<Blame>& blamed) {
  std::set<std::string> out;
  for (const Blame& one : blamed) out.insert(one.group.empty() ? "include " + one.include : one.group);
  return out;
}

using Names = std::set<std::string>;

TEST(Blame, the_line_itself_comes_first) {
  EXPECT_EQ(groups(blame({at("/p/a.cpp", 7), at("/p/b.hpp", 1, "note: here")}, edits(), {"/p/a.cpp"}, {})), Names{"g7"});
}

TEST(Blame, then_the_lines_of_its_notes) {
  EXPECT_EQ(groups(blame({at("/p/c.cpp", 9), at("/p/b.hpp", 1, "note: here")}, edits(), {}, {})), Names{"h1"});
}

TEST(Blame, then_the_includes_of_the_file) {
  EXPECT_EQ(groups(blame({at("/p/a.cpp", 20)}, edits(), {"/p/a.cpp"}, {})), Names{"include /p/a.cpp"});
  // A lost include is nearer than what a note leads to.
  EXPECT_EQ(groups(blame({at("/p/a.cpp", 20), at("/p/b.hpp", 1, "note: here")}, edits(), {"/p/a.cpp"}, {}, {"/p/a.cpp"})),
            Names{"include /p/a.cpp"});
}

TEST(Blame, then_every_group_of_the_file) {
  EXPECT_EQ(groups(blame({at("/p/a.cpp", 20)}, edits(), {}, {})), (Names{"g3", "g7"}));
}

TEST(Blame, a_file_that_was_not_edited_broke_because_of_what_it_includes) {
  EXPECT_EQ(groups(blame({at("/p/c.cpp", 2)}, edits(), {"/p/b.hpp"}, {"/p/b.hpp"})), Names{"include /p/b.hpp"});
  EXPECT_EQ(groups(blame({at("/p/c.cpp", 2)}, edits(), {}, {"/p/b.hpp"})), Names{"h1"});
}

TEST(Blame, nobody_is_blamed_if_no_edit_is_in_sight) {
  EXPECT_TRUE(blame({at("/p/c.cpp", 2)}, edits(), {}, {}).empty());
}

TEST(Blame, what_became_of_a_line_is_blamed_on_what_stands_near) {
  EXPECT_EQ(groups(blame_line(at("/p/a.cpp", 7), edits(), "no", {"g3"})), Names{"g7"});
  EXPECT_EQ(groups(blame_line(at("/p/a.cpp", 20), edits(), "no", {"g3"})), Names{"g3"});
  EXPECT_EQ(groups(blame_line(at("/p/a.cpp", 20), edits(), "no")), (Names{"g3", "g7"}));
}

TEST(Complaints, notes_belong_to_the_error_before_them) {
  const auto cut = complaints({at("/p/a", 1), at("/p/b", 2, "note: x"), at("/p/c", 3)});
  ASSERT_EQ(cut.size(), 2U);
  EXPECT_EQ(cut[0].size(), 2U);
}

}  // namespace
}  // namespace ssot::verify
