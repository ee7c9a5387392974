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
