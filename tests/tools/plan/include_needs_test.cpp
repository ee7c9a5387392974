#include "plan/include_needs.hpp"

#include <gmock/gmock.h>

namespace ssot::plan {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

rules::Concept make(const std::string& type, const std::string& include) {
  rules::Concept unit;
  unit.canonical.type = type;
  unit.canonical.include = include;
  return unit;
}

TEST(IncludeNeeds, a_name_belongs_to_the_longest_prefix) {
  rules::RuleSet rules{{make("a::Hub", "<hub>"), make("a::b::Store", "<store>")}};
  rules.concepts[0].canonical.includes = {{"a::migration::", "<migration>"}};
  const IncludeNeeds needs(rules);
  EXPECT_THAT(needs.of("a::hub().x", {}), ElementsAre("<hub>"));
  EXPECT_THAT(needs.of("a::b::store()", {}), ElementsAre("<store>"));
  EXPECT_THAT(needs.of("::a::migration::seconds(a::b::x)", {}), ElementsAre("<migration>", "<store>"));
}

TEST(IncludeNeeds, only_whole_names_count) {
  const rules::RuleSet rules{{make("a::Hub", "<hub>")}};
  const IncludeNeeds needs(rules);
  EXPECT_THAT(needs.of("aa::x + n::a::x + \"a::x\" + a", {}), IsEmpty());
}

TEST(IncludeNeeds, a_type_in_no_namespace_is_asked_for_by_its_name) {
  const rules::RuleSet rules{{make("Hub", "<hub>")}};
  const IncludeNeeds needs(rules);
  EXPECT_THAT(needs.of("Hub& h", {}), ElementsAre("<hub>"));
  EXPECT_THAT(needs.of("House h; n::Hub g", {}), IsEmpty());
}

TEST(IncludeNeeds, of_one_namespace_the_concept_that_changed_the_file_is_meant) {
  const rules::RuleSet rules{{make("a::Hub", "<hub>"), make("a::Store", "<store>")}};
  const IncludeNeeds needs(rules);
  EXPECT_THAT(needs.of("a::x()", {&rules.concepts[1]}), ElementsAre("<store>"));
  EXPECT_THAT(needs.of("a::Hub", {&rules.concepts[1]}), ElementsAre("<hub>")) << "its own type says it";
  EXPECT_THAT(needs.of("a::x()", {}), ElementsAre("<hub>", "<store>"));
}

}  // namespace
}  // namespace ssot::plan
