#include "verify/same_choices.hpp"

#include <gtest/gtest.h>

#include "collect/choices.hpp"

namespace ssot::verify {
namespace {

facts::Facts with(std::vector<facts::Choice> choices) {
  facts::Facts facts;
  facts.files = {{"/p/a.cpp", 1, true, true}};
  facts.choices = std::move(choices);
  return facts;
}

facts::Choice choice(std::string subject, std::string decided, std::uint32_t at) {
  return {0, "f", std::move(subject), std::move(decided), {0, at, at + 1}};
}

TEST(SameChoices, what_moved_and_was_reordered_is_the_same) {
  const auto before = with({choice("take", "overload 1 of 2", 10), choice("take", "overload 2 of 2", 20)});
  const auto after = with({choice("take", "overload 2 of 2", 5), choice("take", "overload 1 of 2", 9)});
  EXPECT_TRUE(other_choices(before, after).empty());
}

TEST(SameChoices, another_overload_is_told_where_it_stands_now) {
  const auto others = other_choices(with({choice("take", "overload 1 of 2", 10)}), with({choice("take", "overload 2 of 2", 7)}));
  ASSERT_EQ(others.size(), 1U);
  EXPECT_EQ(others[0].file, "/p/a.cpp");
  EXPECT_EQ(others[0].place.begin, 7U);
  EXPECT_EQ(others[0].what, "another overload of `take` would be called");
}

// `fill(bool)` becomes `fill(const Options&)`, by a rule.
TEST(SameChoices, a_rule_may_lead_to_another_overload_of_the_name) {
  facts::Site site;
  site.entity = "take";
  site.enclosing = "f";
  site.name = {0, 10, 14};
  const auto before = with({choice("take", "overload 1 of 2", 10), choice("take", "overload 1 of 2", 20)});
  const auto one = with({choice("take", "overload 2 of 2", 10), choice("take", "overload 1 of 2", 22)});
  const auto both = with({choice("take", "overload 2 of 2", 10), choice("take", "overload 2 of 2", 22)});
  EXPECT_TRUE(other_choices(before, one, {site}).empty());
  EXPECT_EQ(other_choices(before, both, {site}).size(), 1U);
  site.enclosing = "g";
  EXPECT_EQ(other_choices(before, one, {site}).size(), 1U);
}

TEST(SameChoices, a_call_that_came_or_went_is_not_compared) {
  EXPECT_TRUE(other_choices(with({}), with({choice("take", "overload 2 of 2", 7)})).empty());
  EXPECT_TRUE(other_choices(with({choice("take", "overload 2 of 2", 7)}), with({})).empty());
}

TEST(SameChoices, a_reference_to_a_temporary_is_told_wherever_there_was_none) {
  const auto bad = choice("`name`", collect::left_to_a_temporary, 3);
  ASSERT_EQ(other_choices(with({}), with({bad})).size(), 1U);
  EXPECT_TRUE(other_choices(with({bad}), with({bad})).empty());
}

TEST(SameChoices, an_answer_of_the_compiler) {
  const auto others = other_choices(with({choice("noexcept", "true", 1)}), with({choice("noexcept", "false", 1)}));
  ASSERT_EQ(others.size(), 1U);
  EXPECT_EQ(others[0].what, "`noexcept` would be false");
}

}  // namespace
}  // namespace ssot::verify
