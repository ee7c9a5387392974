#include "plan/instance_text.hpp"

#include <gtest/gtest.h>

#include "world.hpp"

namespace ssot::plan {
namespace {

class InstanceText : public ::testing::Test {
 protected:
  rules::Concept& unit() { return rules_.concepts.front(); }
  rules::RuleSet rules_ = testing::rule_set();
  facts::Site site_;
};

TEST_F(InstanceText, TheFormOfTheUseWinsOverTheRules) {
  const auto in = [&](facts::Form form) {
    site_.form = form;
    return instance_text(rules::Instance::pointer, site_, unit().canonical);
  };
  EXPECT_EQ(in(facts::Form::reference), "one::manager()");
  EXPECT_EQ(in(facts::Form::smart), "one::manager_ptr()");
  EXPECT_EQ(in(facts::Form::wrapper), "std::ref(one::manager())");
  EXPECT_EQ(in(facts::Form::other), "&one::manager()");
}

TEST_F(InstanceText, WithoutAFormTheRuleDecides) {
  EXPECT_EQ(instance_text(rules::Instance::shared, site_, unit().canonical), "one::manager_ptr()");
  EXPECT_EQ(instance_text(rules::Instance::reference, site_, unit().canonical), "one::manager()");
}

TEST_F(InstanceText, OnlyACompositionRootMakesOne) {
  site_.creation = "make_shared";
  EXPECT_EQ(construct_text(site_, unit()), "one::manager_ptr()");
  site_.creation = "new";
  EXPECT_EQ(construct_text(site_, unit()), "&one::manager()");
  site_.in_composition_root = true;
  EXPECT_EQ(construct_text(site_, unit()), "one::bind(one::Manager::create()).get()");
  unit().canonical.owner = "std::unique_ptr<one::Manager>";
  EXPECT_EQ(construct_text(site_, unit()), "one::bind(one::Manager::create()).release()");
  unit().canonical.owner = "one::Manager*";
  EXPECT_EQ(construct_text(site_, unit()), "one::bind(one::Manager::create())");
}

TEST_F(InstanceText, ARootMayHaveATextOfItsOwn) {
  unit().composition_roots.push_back({"app::compose", "one::make(1)"});
  site_.enclosing = "app::compose";
  EXPECT_EQ(create_text(site_, unit()), "one::make(1)");
  site_.enclosing = "app::compose_other";
  EXPECT_EQ(create_text(site_, unit()), unit().canonical.create);
}

TEST_F(InstanceText, ASmartPointerIsKeptWhereTheRuleWantsOne) {
  rules::Rule rule;
  site_.form = facts::Form::smart;
  EXPECT_FALSE(keeps_smart(site_, rule));
  rule.instance = rules::Instance::shared;
  EXPECT_TRUE(keeps_smart(site_, rule));
  site_.form = facts::Form::reference;
  EXPECT_FALSE(keeps_smart(site_, rule));
}

}  // namespace
}  // namespace ssot::plan
