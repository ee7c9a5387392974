#include "plan/canonical_names.hpp"

#include <gtest/gtest.h>

#include "world.hpp"

namespace ssot::plan {
namespace {

class CanonicalNames : public ::testing::Test {
 protected:
  rules::Rule& send(const std::string& value) {
    rules::Rule& rule = unit().rules[1];
    rule.arguments.clear();
    rule.cases = {testing::to(value)};
    return rule;
  }
  rules::Concept& unit() { return rules_.concepts.front(); }
  rules::RuleSet rules_ = testing::rule_set();
};

TEST_F(CanonicalNames, AMethodThatIsOnlyCalledOtherwise) {
  EXPECT_EQ(plain_new_name(send("$self.post($user, $message)")), "post");
  EXPECT_EQ(renamed_function(send("$self.post($user, $message)"), unit()), "one::Manager::post");
}

TEST_F(CanonicalNames, MoreThanANameIsNone) {
  for (const char* text : {"$self.post($message, $user)", "$self.post($user)", "$self.post($user, $message).wait()",
                           "one::post($self, $user, $message)"}) {
    EXPECT_EQ(plain_new_name(send(text)), "") << text;
    EXPECT_EQ(renamed_function(send(text), unit()), "") << text;
  }
  rules::Rule& wrapped = send("$self.post($user, $message)");
  wrapped.arguments["user"].wrap = "one::Id{$}";
  EXPECT_EQ(plain_new_name(wrapped), "");
  EXPECT_EQ(renamed_function(wrapped, unit()), "");
}

TEST_F(CanonicalNames, AFieldHasNoParentheses) {
  rules::Rule field = testing::rule("size", rules::EntityKind::field, "Old::size");
  field.cases = {testing::to("$self.count")};
  EXPECT_EQ(plain_new_name(field), "count");
  field.cases = {testing::to("$self.count()")};
  EXPECT_EQ(plain_new_name(field), "count");
}

TEST_F(CanonicalNames, AFreeFunctionHasTheNameThatTheRuleWrites) {
  rules::Rule rule = testing::rule("size", rules::EntityKind::function, "size_of");
  rule.from.parameters = {{"int", "a", ""}};
  rule.cases = {testing::to("one::size($a)")};
  EXPECT_EQ(renamed_function(rule, unit()), "one::size");
  rule.cases = {testing::to("one::all().size($a)")};
  EXPECT_EQ(renamed_function(rule, unit()), "");
}

TEST_F(CanonicalNames, TheClassIsWhatItsRuleSaysOrStays) {
  EXPECT_EQ(new_class_name(send("$self.f()"), unit()), "one::Manager");
  EXPECT_EQ(new_class_name(testing::rule("f", rules::EntityKind::method, "n::Other::f"), unit()), "n::Other");
  unit().rules[0].cases.clear();
  EXPECT_EQ(new_class_name(send("$self.f()"), unit()), "");
}

}  // namespace
}  // namespace ssot::plan
