#include "plan/plan.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "world.hpp"

namespace ssot::plan {
namespace {

using facts::SiteKind;
using testing::range;
using testing::send_site;
using testing::site;

class PlanTest : public ::testing::Test {
 protected:
  Plan make(const Rejections& rejected = {}) { return make_plan(facts_, rules_, rejected); }
  static std::size_t count(const Plan& plan, Status status) {
    return static_cast<std::size_t>(std::count_if(plan.decisions.begin(), plan.decisions.end(),
                                                  [&](const Decision& d) { return d.status == status; }));
  }
  rules::RuleSet rules_ = testing::rule_set();
  facts::Facts facts_ = testing::facts_with_file();
};

TEST_F(PlanTest, every_site_has_one_decision) {
  facts_.sites = {send_site(), site(SiteKind::type, "old", range(50, 53), {"p"}),
                  site(SiteKind::call, "lost", range(60, 64), {"q"})};
  const Plan plan = make();
  EXPECT_EQ(plan.decisions.size(), 3U);
  EXPECT_EQ(count(plan, Status::rewritten), 2U);
  EXPECT_EQ(count(plan, Status::noted), 1U);
}

TEST_F(PlanTest, a_note_holds_up_what_flows_into_it_and_nothing_else) {
  facts_.sites = {site(SiteKind::type, "old", range(50, 53), {"a"}),
                  site(SiteKind::type, "old", range(70, 73), {"b"}),
                  site(SiteKind::call, "lost", range(60, 64), {"c"})};
  facts_.flows = {{"a", "c"}};
  const Plan plan = make();
  EXPECT_EQ(count(plan, Status::noted), 2U);
  EXPECT_EQ(count(plan, Status::rewritten), 1U);
  EXPECT_NE(plan.decisions[0].reason.find("nobody knows"), std::string::npos) << "the reason names the cause";
}

TEST_F(PlanTest, a_group_that_was_taken_back_is_refused_with_the_reason) {
  facts_.sites = {site(SiteKind::type, "old", range(50, 53), {"a"})};
  const Plan plan = make({{{"a", "it would not compile"}}, {}});
  ASSERT_EQ(count(plan, Status::refused), 1U);
  EXPECT_EQ(plan.decisions[0].reason, "it would not compile");
  EXPECT_TRUE(plan.changes.empty());
}

TEST_F(PlanTest, two_units_that_see_different_things_at_one_place_refuse_it) {
  facts::Site other = site(SiteKind::type, "old", range(50, 53), {"a"});
  facts_.sites = {other, other};
  facts_.sites[1].rule = "lost";
  const Plan plan = make();
  ASSERT_EQ(plan.decisions.size(), 1U);
  EXPECT_NE(plan.decisions[0].reason.find("see different things"), std::string::npos);
}

TEST_F(PlanTest, a_dependent_call_is_rewritten_if_all_instantiations_agree) {
  facts_.sites = {send_site()};
  facts_.mentions = {{range(2, 6), "dependent"}};
  EXPECT_EQ(count(make(), Status::rewritten), 1U);
  facts_.mentions.push_back({range(2, 6), "Fake::send"});
  const Plan plan = make();
  ASSERT_EQ(count(plan, Status::noted), 1U);
  EXPECT_NE(plan.decisions[0].reason.find("Fake::send"), std::string::npos);
}

TEST_F(PlanTest, a_site_in_a_dropped_argument_holds_nothing_up) {
  rules_.concepts.front().rules[1].arguments["user"].drop = "not needed";
  rules_.concepts.front().rules[1].cases = {testing::to("$self.all($message)")};
  facts_.sites = {send_site(), site(SiteKind::call, "lost", range(7, 8), {"o"})};
  const Plan plan = make();
  EXPECT_EQ(count(plan, Status::rewritten), 2U);
}

TEST_F(PlanTest, crossing_changes_refuse_both) {
  facts::Site a = site(SiteKind::type, "old", range(50, 60), {"a"});
  facts::Site b = site(SiteKind::type, "old", range(55, 65), {"b"});
  facts_.sites = {a, b};
  const Plan plan = make();
  EXPECT_EQ(count(plan, Status::refused), 2U);
  EXPECT_TRUE(plan.changes.empty());
}

// Site a is in a.cpp, site b in b.hpp, and they are apart.
class OutsideTest : public PlanTest {
 protected:
  OutsideTest() {
    facts_.sites = {site(SiteKind::type, "old", range(50, 53), {"a"}),
                    site(SiteKind::type, "old", range(50, 53, 2), {"b"})};
    later_.outside = {{{"/p/b.hpp", "b.hpp"}}, {}, "--only"};
  }
  Rejections later_;
};

TEST_F(OutsideTest, a_site_elsewhere_is_left_and_told_apart) {
  const Plan plan = make(later_);
  EXPECT_EQ(count(plan, Status::rewritten), 1U);
  ASSERT_EQ(count(plan, Status::outside), 1U);
  EXPECT_EQ(plan.decisions[1].reason, "it is outside of --only");
  ASSERT_EQ(plan.changes.size(), 1U);
  EXPECT_EQ(plan.changes[0].range.file, 0U);
}

TEST_F(OutsideTest, what_flows_into_it_is_refused_with_its_file) {
  facts_.flows = {{"a", "b"}};
  const Plan plan = make(later_);
  EXPECT_TRUE(plan.changes.empty());
  ASSERT_EQ(count(plan, Status::refused), 1U);
  EXPECT_EQ(plan.decisions[0].reason, "it goes with old (b.hpp), which is outside of --only");
}

TEST_F(OutsideTest, what_has_no_answer_is_noted_wherever_it_is) {
  facts_.sites.push_back(site(SiteKind::call, "lost", range(60, 64, 2), {"b"}));
  const Plan plan = make(later_);
  EXPECT_EQ(count(plan, Status::noted), 2U) << "the note, and what it holds up";
  EXPECT_EQ(count(plan, Status::outside), 0U);
}

TEST_F(OutsideTest, a_group_may_be_left_by_its_name) {
  later_.outside = {{}, {"a"}, "this slice"};
  const Plan plan = make(later_);
  EXPECT_EQ(plan.decisions[0].status, Status::outside);
  EXPECT_EQ(plan.decisions[0].reason, "it is outside of this slice");
  EXPECT_EQ(plan.decisions[1].status, Status::rewritten);
}

TEST_F(OutsideTest, an_include_of_a_file_elsewhere_stays) {
  facts::Include include;
  include.range = include.spelled = range(0, 16, 2);
  include.target = 1;
  include.written = "old.h";
  facts_.includes = {include};
  facts_.sites.pop_back();
  EXPECT_EQ(make().includes.size(), 1U);
  const Plan plan = make(later_);
  EXPECT_TRUE(plan.includes.empty());
  ASSERT_EQ(plan.kept_includes.size(), 1U);
  EXPECT_EQ(plan.kept_includes[0].reason, "it is outside of --only");
}

TEST_F(PlanTest, the_order_of_facts_does_not_matter) {
  facts_.sites = {send_site(), site(SiteKind::type, "old", range(50, 53), {"p"})};
  facts_.flows = {{"o", "p"}, {"p", "z"}};
  const Plan one = make();
  std::reverse(facts_.sites.begin(), facts_.sites.end());
  std::reverse(facts_.flows.begin(), facts_.flows.end());
  EXPECT_EQ(make().changes, one.changes);
}

TEST_F(PlanTest, a_forward_declaration_stays_for_a_use_that_stays) {
  facts::Site forward = site(SiteKind::forward_declaration, "old", range(20, 23), {});
  forward.holder_range = range(0, 26);
  facts_.sites = {forward, site(SiteKind::type, "old", range(50, 53), {"a"})};
  EXPECT_EQ(count(make(), Status::rewritten), 2U);
  EXPECT_EQ(count(make({{{"a", "no"}}, {}}), Status::rewritten), 0U);
}

}  // namespace
}  // namespace ssot::plan
