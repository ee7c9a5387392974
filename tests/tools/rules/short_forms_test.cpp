#include "rules/short_forms.hpp"

#include <gmock/gmock.h>

namespace ssot::rules {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Condition absent(std::string parameter) {
  return {std::move(parameter), Condition::Is::absent, {}};
}

// send(user, channel = "", urgent = false)
Rule send(std::vector<std::vector<Condition>> cases) {
  Rule rule;
  rule.from.kind = EntityKind::method;
  rule.from.parameters = {{"const char*", "user", ""}, {"const char*", "channel", "\"\""}, {"bool", "urgent", "false"}};
  for (std::vector<Condition>& when : cases) {
    rule.cases.push_back({std::move(when), {"$self.form" + std::to_string(rule.cases.size()) + "()", ""}, {}});
  }
  return rule;
}

std::vector<std::string> shown(const Rule& rule) {
  std::vector<std::string> out;
  for (const ShortForm& form : short_forms(rule))
    out.push_back(std::to_string(form.given) + " " + (form.made == nullptr ? "full" : form.made->to.value));
  return out;
}

TEST(ShortForms, one_for_each_number_of_arguments_that_becomes_something_else) {
  EXPECT_THAT(shown(send({{absent("channel"), absent("urgent")}, {absent("urgent")}, {}})),
              ElementsAre("1 $self.form0()", "2 $self.form1()"));
  EXPECT_THAT(shown(send({{absent("channel")}, {}})), ElementsAre("1 $self.form0()"));
}

TEST(ShortForms, what_lies_between_is_what_the_full_form_is) {
  EXPECT_THAT(shown(send({{{"channel", Condition::Is::given, {}}, absent("urgent")}, {}})),
              ElementsAre("1 full", "2 $self.form0()"));
}

TEST(ShortForms, where_all_become_the_same_there_is_none) {
  EXPECT_THAT(shown(send({{}})), IsEmpty());
  EXPECT_THAT(shown(send({})), IsEmpty());
}

TEST(ShortForms, a_text_decides_no_overload) {
  EXPECT_THAT(shown(send({{{"user", Condition::Is::text, "all"}, absent("urgent")}, {}})), IsEmpty());
}

TEST(ShortForms, a_virtual_function_has_none) {
  Rule rule = send({{absent("channel")}, {}});
  rule.from.is_virtual = true;
  EXPECT_THAT(shown(rule), IsEmpty());
}

}  // namespace
}  // namespace ssot::rules
