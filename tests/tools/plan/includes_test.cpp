#include "plan/includes.hpp"

#include <gtest/gtest.h>

#include "world.hpp"

namespace ssot::plan {
namespace {

using facts::SiteKind;
using testing::range;
using testing::site;

facts::Include include(facts::FileId from, facts::FileId target, std::uint32_t at,
                       const std::string& written) {
  return {range(at, at + 10, from), range(at + 2, at + 8, from), target, written, false, false};
}

class IncludesTest : public ::testing::Test {
 protected:
  IncludesTest() {
    facts_.includes = {include(0, 1, 0, "old.h")};
    facts_.sites = {site(SiteKind::type, "old", range(50, 53), {"a"})};
  }
  rules::RuleSet rules_ = testing::rule_set();
  facts::Facts facts_ = testing::facts_with_file();
};

TEST_F(IncludesTest, a_legacy_include_becomes_the_canonical_one) {
  const Plan plan = make_plan(facts_, rules_);
  ASSERT_EQ(plan.includes.size(), 1U);
  EXPECT_EQ(plan.includes[0].replacement, std::vector<std::string>{"<one/manager.hpp>"});
}

TEST_F(IncludesTest, another_concept_adds_nothing_where_nothing_of_it_was) {
  rules::Concept other;
  other.canonical.type = "two::Store";
  other.canonical.include = "<two/store.hpp>";
  other.headers = {{"old_store.h", {}, {}, {}, false, {}}};
  rules_.concepts.push_back(other);
  const Plan plan = make_plan(facts_, rules_);
  ASSERT_EQ(plan.includes.size(), 1U);
  EXPECT_EQ(plan.includes[0].replacement, std::vector<std::string>{"<one/manager.hpp>"});
}

TEST_F(IncludesTest, it_stays_for_a_noted_site_of_its_header) {
  facts_.sites.push_back(site(SiteKind::call, "lost", range(60, 64), {"b"}));
  const Plan plan = make_plan(facts_, rules_);
  EXPECT_TRUE(plan.includes.empty());
  EXPECT_EQ(plan.kept_includes.size(), 1U);
  EXPECT_EQ(plan.added, (std::set<AddedInclude>{{0, "<one/manager.hpp>"}}))
      << "the rewritten site needs its own";
}

TEST_F(IncludesTest, it_stays_where_verification_said_so) {
  EXPECT_TRUE(make_plan(facts_, rules_, {{}, {{"/p/a.cpp", "would not compile"}}}).includes.empty());
}

TEST_F(IncludesTest, what_came_through_it_is_included_directly) {
  facts_.includes.push_back(include(1, 2, 0, "lib/b.hpp"));
  facts_.uses = {{0, 2}};
  EXPECT_EQ(make_plan(facts_, rules_).added, (std::set<AddedInclude>{{0, "\"lib/b.hpp\""}}));
}

TEST_F(IncludesTest, what_is_reached_by_another_way_is_not_added) {
  facts_.includes.push_back(include(1, 2, 0, "lib/b.hpp"));
  facts_.includes.push_back(include(0, 2, 20, "lib/b.hpp"));
  facts_.uses = {{0, 2}};
  EXPECT_TRUE(make_plan(facts_, rules_).added.empty());
}

TEST_F(IncludesTest, the_canonical_include_is_not_doubled) {
  facts_.files.push_back({"/inc/one/manager.hpp", 1, false, false});
  facts_.includes.push_back(include(0, 3, 20, "one/manager.hpp"));
  const Plan plan = make_plan(facts_, rules_);
  ASSERT_EQ(plan.includes.size(), 1U);
  EXPECT_TRUE(plan.includes[0].replacement.empty());
}

TEST_F(IncludesTest, a_noted_site_keeps_a_header_that_came_through_another_file) {
  facts_.includes = {include(0, 2, 0, "b.hpp"), include(2, 1, 0, "old.h")};
  facts_.sites = {site(SiteKind::call, "lost", range(60, 64), {"b"})};
  EXPECT_EQ(make_plan(facts_, rules_).added, (std::set<AddedInclude>{{0, "\"old.h\""}}));
}

TEST_F(IncludesTest, files_that_are_excluded_keep_what_they_have) {
  facts_.files[0].editable = false;
  facts_.sites[0].trouble = "the file is excluded from edits";
  const Plan plan = make_plan(facts_, rules_);
  EXPECT_TRUE(plan.includes.empty());
  EXPECT_TRUE(plan.added.empty());
}

TEST(LegacyHeader, is_known_by_whole_path_components) {
  const rules::RuleSet rules = testing::rule_set();
  EXPECT_EQ(legacy_header_of("/p/inc/old.h", rules), "old.h");
  EXPECT_EQ(legacy_header_of("/p/inc/very_old.h", rules), "");
}

}  // namespace
}  // namespace ssot::plan
