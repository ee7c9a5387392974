#include "collect/unreached.hpp"

#include <gtest/gtest.h>

#include "unit.hpp"

namespace ssot::collect {
namespace {

facts::Facts before() {
  facts::Facts out;
  out.files = {{"/p/a.cpp"}, {"/p/a.hpp"}, {"/p/old.h"}, {"/p/b.hpp"}};
  out.units = {{"/p/a.cpp", true, {}, {}, {0, 1, 2, 3}, 7, {}, {5, 9}, {9}}, {"/p/b.cpp", false, {}, {}, {1}, 8}};
  out.uses = {{0, 1}, {2, 3}};
  out.bodies = {{0, 1, 10, false}, {0, 2, 20, true}, {1, 3, 30, false}, {1, 3, 30, true}, {1, 4, 40, false}, {1, 4, 41, false}};
  return out;
}

TEST(Unreached, one_entry_that_says_reached_is_enough) {
  const rules::RuleSet rules = testing::rule_set();
  const Unreached unreached(before(), EntityIndex(rules));
  EXPECT_EQ(unreached.length("/p/a.cpp", 1), 10U);
  EXPECT_EQ(unreached.length("/p/a.cpp", 2), 0U);
  EXPECT_EQ(unreached.length("/p/a.hpp", 3), 0U);
  EXPECT_EQ(unreached.length("/p/a.hpp", 4), 0U) << "two bodies of one name: which one a unit has is not known";
  EXPECT_EQ(unreached.length("/p/other.hpp", 1), 0U);
}

TEST(Unreached, missed_is_what_the_project_uses_beside_the_legacy_headers) {
  const rules::RuleSet rules = testing::rule_set();
  const facts::Facts facts = before();
  const Unreached unreached(facts, EntityIndex(rules));
  scan::Command command{"/", "/p/a.cpp", {}};
  EXPECT_EQ(unreached.unit(command), nullptr) << "another command";
  facts::Facts same = facts;
  same.units.front().command = scan::identity(command);
  const Unreached known(same, EntityIndex(rules));
  ASSERT_NE(known.unit(command), nullptr);
  EXPECT_EQ(known.unit(command)->files.size(), 6U);
  std::vector<std::uint64_t> missed{9, name_key("/p/a.hpp")};
  std::sort(missed.begin(), missed.end());
  EXPECT_EQ(known.unit(command)->missed, missed);
}

TEST(Unreached, a_unit_that_did_not_parse_has_nothing_that_is_passed_over) {
  const rules::RuleSet rules = testing::rule_set();
  scan::Command command{"/", "/p/b.cpp", {}};
  facts::Facts facts = before();
  facts.units.back().command = scan::identity(command);
  EXPECT_EQ(Unreached(facts, EntityIndex(rules)).unit(command), nullptr);
}

TEST(Unreached, the_digest_is_of_what_is_passed_over) {
  const rules::RuleSet rules = testing::rule_set();
  facts::Facts other = before();
  other.uses.clear();
  EXPECT_EQ(Unreached(before(), EntityIndex(rules)).digest(), Unreached(other, EntityIndex(rules)).digest());
  other.bodies.front().reached = true;
  EXPECT_NE(Unreached(before(), EntityIndex(rules)).digest(), Unreached(other, EntityIndex(rules)).digest());
  other.bodies.clear();
  EXPECT_EQ(Unreached(other, EntityIndex(rules)).digest(), 0U);
}

}  // namespace
}  // namespace ssot::collect
