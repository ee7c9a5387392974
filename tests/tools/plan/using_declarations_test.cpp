#include "plan/using_declarations.hpp"

#include <gtest/gtest.h>

#include "world.hpp"

namespace ssot::plan {
namespace {

using facts::SiteKind;
using testing::range;
using testing::site;

// using n::Old; at [10,20), in the line [4,22), with uses of the name at [30,33) and [40,43).
class UsingDeclarationsTest : public ::testing::Test {
 protected:
  UsingDeclarationsTest() {
    facts::Site declaration = site(SiteKind::using_declaration, "old", range(17, 20), {"@using"});
    declaration.range = range(10, 20);
    declaration.holder_range = range(4, 22);
    facts_.sites = {declaration, site(SiteKind::type, "old", range(30, 33), {"a"}),
                    site(SiteKind::type, "old", range(40, 43), {"b"})};
    facts_.vias = {{"@using", range(30, 33)}, {"@using", range(40, 43)}};
  }
  std::string text_at(const Plan& plan, const facts::Range& at) {
    for (const Change& change : plan.changes)
      if (change.range == at) return change.fragments.empty() ? "" : testing::shown(change);
    return "unchanged";
  }
  const Decision& declaration(const Plan& plan) { return plan.decisions.front(); }

  rules::RuleSet rules_ = testing::rule_set();
  facts::Facts facts_ = testing::facts_with_file();
};

TEST_F(UsingDeclarationsTest, it_changes_once_and_its_uses_keep_the_short_name) {
  const Plan plan = make_plan(facts_, rules_);
  EXPECT_EQ(declaration(plan).status, Status::rewritten);
  EXPECT_EQ(text_at(plan, range(10, 20)), "one::Manager");
  EXPECT_EQ(text_at(plan, range(30, 33)), "Manager");
  EXPECT_EQ(text_at(plan, range(40, 43)), "Manager");
}

TEST_F(UsingDeclarationsTest, it_stays_for_one_use_that_stays_and_holds_up_no_other) {
  facts_.sites[1].trouble = "it is special";
  const Plan plan = make_plan(facts_, rules_);
  EXPECT_EQ(declaration(plan).status, Status::noted);
  EXPECT_EQ(text_at(plan, range(10, 20)), "unchanged");
  EXPECT_EQ(text_at(plan, range(40, 43)), "one::Manager") << "written in full, for the short name is the legacy one";
}

TEST_F(UsingDeclarationsTest, it_stays_for_a_token_that_no_site_covers) {
  facts_.vias.push_back({"@using", range(70, 73, 2)});
  EXPECT_EQ(declaration(make_plan(facts_, rules_)).status, Status::noted);
}

TEST_F(UsingDeclarationsTest, it_goes_when_no_use_needs_the_canonical_name) {
  facts_.sites.resize(1);
  facts_.vias.clear();
  const Plan plan = make_plan(facts_, rules_);
  EXPECT_EQ(text_at(plan, range(4, 22)), "");
}

TEST_F(UsingDeclarationsTest, two_legacy_names_of_one_canonical_class_are_declared_once) {
  facts::Site second = site(SiteKind::using_declaration, "old", range(57, 60), {"@second"});
  second.range = range(50, 60);
  second.holder_range = range(44, 62);
  facts_.sites.push_back(second);
  facts_.sites.push_back(site(SiteKind::type, "old", range(80, 83), {"c"}));
  facts_.vias.push_back({"@second", range(80, 83)});
  const Plan plan = make_plan(facts_, rules_);
  EXPECT_EQ(text_at(plan, range(10, 20)), "one::Manager");
  EXPECT_EQ(text_at(plan, range(44, 62)), "");
  EXPECT_EQ(text_at(plan, range(80, 83)), "Manager");
}

}  // namespace
}  // namespace ssot::plan
