#include "plan/holes.hpp"

#include <gtest/gtest.h>

#include "world.hpp"

namespace ssot::plan {
namespace {

class Holes : public ::testing::Test {
 protected:
  Filled fill(const std::string& text, const facts::Site& site, bool object_is_instance = false) {
    return fill_holes(text, site, {&rule(), &rules_.concepts.front(), object_is_instance});
  }
  std::string filled(const std::string& text, const facts::Site& site, bool object_is_instance = false) {
    Filled out = fill(text, site, object_is_instance);
    Change change;
    change.fragments = std::move(out.fragments);
    return out.reason.empty() ? testing::shown(change) : out.reason;
  }
  rules::Rule& rule() { return rules_.concepts.front().rules[1]; }
  rules::RuleSet rules_ = testing::rule_set();
};

TEST_F(Holes, AnObjectInFrontStandsWhereItStood) {
  const Filled out = fill("$self.post($user)", testing::send_site());
  EXPECT_TRUE(out.keeps_object);
  EXPECT_EQ(out.with_holes, "$self.post($user)");
  EXPECT_FALSE(fill("one::post($self, $user)", testing::send_site()).keeps_object);
}

TEST_F(Holes, AnObjectThatIsPassedIsDereferencedWhereItIsAPointer) {
  EXPECT_EQ(filled("one::post($self)", testing::send_site()), "one::post(<0-1>)");
  EXPECT_EQ(filled("one::post($self)", testing::send_site(facts::Access::arrow)), "one::post(*<0-1>)");
  EXPECT_EQ(filled("one::post($self)", testing::send_site(facts::Access::arrow), true), "one::post(<0-1>)");
  EXPECT_EQ(filled("one::post($self)", testing::send_site(facts::Access::implicit)), "one::post(*this)");
}

TEST_F(Holes, OperatorsDoNotTearItApart) {
  facts::Site site = testing::send_site();
  site.arguments[0].form = facts::ArgumentForm::other;
  EXPECT_EQ(filled("f($user)", site), "f(<7-8>)");
  EXPECT_EQ(filled("f($user * 2)", site), "f((<7-8>) * 2)");
  site.around = facts::Around::postfix;
  EXPECT_EQ(filled("$message + 1", site), "(<10-11> + 1)");
}

TEST_F(Holes, TheWrapGoesAroundAndTheDefaultInItsPlace) {
  rule().arguments["user"].wrap = "one::Id{$}";
  EXPECT_EQ(filled("f($user)", testing::send_site()), "f(one::Id{<7-8>})");
  facts::Site site = testing::send_site();
  site.arguments.pop_back();
  EXPECT_EQ(filled("f($message)", site), "f(one::nothing)");
}

TEST_F(Holes, ACommentThatSaysTheNameOfItsFieldGoes) {
  facts::Site site = testing::send_site();
  facts::Argument& user = site.arguments[0];
  user.range = {0, 20, 40};
  user.name_comment = {0, 25, 34};
  user.said_name = "user";
  EXPECT_EQ(filled("f({.user = $user})", site), "f({.user = <20-25><34-40>})");
  EXPECT_EQ(filled("f({.a = 1, .user{$user}})", site), "f({.a = 1, .user{<20-25><34-40>}})");
  EXPECT_EQ(filled("f({.name = $user})", site), "f({.name = <20-40>})");
  EXPECT_EQ(filled("f(x.user = $user)", site), "f(x.user = <20-40>)");
  EXPECT_EQ(filled("f($user)", site), "f(<20-40>)");
  user.range.begin = 25;
  EXPECT_EQ(filled("f({.user = $user})", site), "f({.user = <34-40>})");
}

TEST_F(Holes, WhatCannotBeFilledIsAReason) {
  rule().arguments.clear();
  facts::Site site = testing::send_site();
  site.arguments.pop_back();
  EXPECT_EQ(filled("f($message)", site), "the argument `message` is not given, and the rule has no default for it");
  EXPECT_EQ(filled("$self.f()", testing::send_site(facts::Access::none)), "there is no object to call it on");
}

}  // namespace
}  // namespace ssot::plan
