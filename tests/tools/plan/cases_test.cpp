#include "plan/cases.hpp"

#include <gtest/gtest.h>

#include "world.hpp"

namespace ssot::plan {
namespace {

using Is = rules::Condition::Is;

// Which case of the rule `send` a call is, by its text.
std::string chosen(std::vector<rules::Case> cases, const facts::Site& site) {
  rules::Rule rule = testing::rule_set().concepts.front().rules[1];
  rule.cases = std::move(cases);
  const rules::Case* one = first_case(rule, site);
  return one == nullptr ? "none" : one->to.value;
}

rules::Case when(const std::string& parameter, Is is, const std::string& text, const std::string& value) {
  rules::Case out = testing::to(value);
  out.when.push_back({parameter, is, text});
  return out;
}

TEST(Cases, TheFirstThatHoldsIsTaken) {
  const facts::Site site = testing::send_site();
  EXPECT_EQ(chosen({testing::to("a"), testing::to("b")}, site), "a");
  EXPECT_EQ(chosen({when("message", Is::absent, "", "a"), testing::to("b")}, site), "b");
  EXPECT_EQ(chosen({when("message", Is::absent, "", "a")}, site), "none");
}

TEST(Cases, ADefaultArgumentIsAbsentAndNoLiteral) {
  facts::Site site = testing::send_site();
  site.arguments[1].is_default = site.arguments[1].is_literal = true;
  EXPECT_EQ(chosen({when("message", Is::given, "", "a"), when("message", Is::literal, "", "b"),
                    when("message", Is::absent, "", "c")}, site), "c");
  site.arguments.pop_back();
  EXPECT_EQ(chosen({when("message", Is::given, "", "a"), when("message", Is::absent, "", "c")}, site), "c");
}

TEST(Cases, ALiteralIsComparedByWhatItIsWorth) {
  facts::Site site = testing::send_site();
  const std::vector<rules::Case> cases = {when("user", Is::text, "\"ada\"", "ada"), when("user", Is::literal, "", "other"),
                                          testing::to("unknown")};
  EXPECT_EQ(chosen(cases, site), "unknown");
  site.arguments[0].is_literal = true;
  site.arguments[0].literal = "\"bob\"";
  EXPECT_EQ(chosen(cases, site), "other");
  site.arguments[0].literal = "\"ada\"";
  EXPECT_EQ(chosen(cases, site), "ada");
}

TEST(Cases, AnArgumentIsFoundByItsParameter) {
  const facts::Site site = testing::send_site();
  EXPECT_EQ(argument_of(site, "message"), &site.arguments[1]);
  EXPECT_EQ(argument_of(site, "nobody"), nullptr);
}

}  // namespace
}  // namespace ssot::plan
