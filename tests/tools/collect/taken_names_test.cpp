#include "collect/taken_names.hpp"

#include <gmock/gmock.h>

#include "unit.hpp"

namespace ssot::collect {
namespace {

using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

rules::Rule with(const std::string& value, const std::string& statement = {}) {
  rules::Rule out = testing::rule("draw", rules::EntityKind::method, "old::Shape::draw");
  out.cases.push_back({{}, {value, statement}, {}});
  return out;
}

TEST(TakenNames, are_the_members_that_a_replacement_names) {
  EXPECT_THAT(canonical_members(with("$self.paint($times)")), UnorderedElementsAre("paint"));
  EXPECT_THAT(canonical_members(with("$self.send($a).accepted()", "$self.post($a)")), UnorderedElementsAre("send", "post"));
  EXPECT_THAT(canonical_members(with("one::later($self.first(), $self.second_2)")), UnorderedElementsAre("first", "second_2"));
}

TEST(TakenNames, are_none_where_it_names_no_member) {
  EXPECT_THAT(canonical_members(with("one::paint($self, $times)")), IsEmpty());
  EXPECT_THAT(canonical_members(testing::rule("draw", rules::EntityKind::method, "old::Shape::draw")), IsEmpty());
}

}  // namespace
}  // namespace ssot::collect
