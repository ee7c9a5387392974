#include "plan/forward_declarations.hpp"

#include <gtest/gtest.h>

#include "world.hpp"

namespace ssot::plan {
namespace {

using facts::SiteKind;
using testing::range;
using testing::site;

// namespace old { class Old; } with the name at `name`; its namespace, if that goes with it, at `block`.
facts::Site forward(std::uint32_t name, facts::Range block) {
  facts::Site out = site(SiteKind::forward_declaration, "old", range(name, name + 3), {});
  out.range = range(name - 6, name + 4);
  out.holder_range = range(name - 8, name + 5);
  out.declarator = block;
  out.object = range(0, 0);
  return out;
}

class ForwardDeclarationsTest : public ::testing::Test {
 protected:
  Plan make(const Rejections& rejected = {}) { return make_plan(facts_, rules_, rejected); }
  static std::string shown(const Change& change) {
    std::string text;
    for (const Fragment& fragment : change.fragments)
      text += fragment.is_source ? "[" + std::to_string(fragment.source.begin) + "," + std::to_string(fragment.source.end) + "]"
                                 : fragment.text;
    return text;
  }
  rules::RuleSet rules_ = testing::rule_set();
  facts::Facts facts_ = testing::facts_with_file();
};

TEST_F(ForwardDeclarationsTest, a_namespace_that_holds_nothing_else_goes_with_it) {
  facts_.sites = {forward(30, range(10, 40))};
  const Plan plan = make();
  ASSERT_EQ(plan.changes.size(), 1U);
  EXPECT_EQ(plan.changes[0].range, range(10, 40));
  EXPECT_EQ(shown(plan.changes[0]), "namespace one {\n[24,30]Manager[33,34]\n}  // namespace one");
}

TEST_F(ForwardDeclarationsTest, one_among_others_moves_before_their_namespace) {
  facts_.sites = {forward(30, {})};
  const Plan plan = make();
  ASSERT_EQ(plan.changes.size(), 2U);
  EXPECT_EQ(plan.changes[0].range, range(0, 0));
  EXPECT_EQ(shown(plan.changes[0]), "namespace one {\n[24,30]Manager[33,34]\n}  // namespace one\n\n");
  EXPECT_EQ(plan.changes[1].range, range(22, 35));
  EXPECT_EQ(shown(plan.changes[1]), "");
}

TEST_F(ForwardDeclarationsTest, the_canonical_one_is_declared_once_in_a_file) {
  facts_.sites = {forward(30, range(10, 40)), forward(80, range(60, 90))};
  const Plan plan = make();
  ASSERT_EQ(plan.changes.size(), 2U);
  EXPECT_EQ(shown(plan.changes[1]), "");
}

TEST_F(ForwardDeclarationsTest, one_that_stays_keeps_its_namespace) {
  facts_.sites = {forward(30, range(10, 90)), forward(80, range(10, 90))};
  const Plan plan = make({{{"@/p/a.cpp:80", "no"}, {"@/p/a.cpp:80+include", "neither"}}, {}});
  ASSERT_EQ(plan.decisions.size(), 2U);
  EXPECT_EQ(plan.decisions[0].status, Status::rewritten);
  EXPECT_EQ(plan.decisions[1].status, Status::refused);
  ASSERT_EQ(plan.changes.size(), 2U);
  EXPECT_EQ(plan.changes[1].range, range(22, 35));
}

TEST_F(ForwardDeclarationsTest, the_keyword_is_that_of_the_canonical_class) {
  facts_.sites = {forward(30, range(10, 40))};
  facts_.sites[0].access_token = range(24, 29);
  facts_.sites[0].creation = "class";
  facts_.definitions.push_back({});
  facts_.definitions[0].name = "one::Manager";
  facts_.definitions[0].keyword = "struct";
  const Plan plan = make();
  ASSERT_EQ(plan.changes.size(), 1U);
  EXPECT_EQ(shown(plan.changes[0]), "namespace one {\nstruct[29,30]Manager[33,34]\n}  // namespace one");
}

TEST_F(ForwardDeclarationsTest, what_was_tried_in_vain_is_included) {
  facts_.sites = {forward(30, range(10, 40))};
  const Plan plan = make({{{"@/p/a.cpp:30", "no"}}, {}});
  ASSERT_EQ(plan.decisions.size(), 1U);
  EXPECT_EQ(plan.decisions[0].status, Status::rewritten);
  EXPECT_TRUE(plan.decisions[0].as_include);
  ASSERT_EQ(plan.changes.size(), 1U);
  EXPECT_EQ(shown(plan.changes[0]), "");
  EXPECT_EQ(plan.added, (std::set<AddedInclude>{{0, "<one/manager.hpp>"}}));
}

TEST_F(ForwardDeclarationsTest, what_was_an_enumeration_and_is_a_class_is_included) {
  facts_.sites = {forward(30, {})};
  facts_.sites[0].creation = "enum class";
  facts_.definitions.push_back({});
  facts_.definitions[0].name = "one::Manager";
  facts_.definitions[0].keyword = "struct";
  const Plan plan = make();
  ASSERT_EQ(plan.decisions.size(), 1U);
  EXPECT_TRUE(plan.decisions[0].as_include);
}

}  // namespace
}  // namespace ssot::plan
