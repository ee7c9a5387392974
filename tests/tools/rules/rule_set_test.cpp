#include "rules/rule_set.hpp"

#include <gmock/gmock.h>

#include "sample.hpp"

namespace ssot::rules {
namespace {

using testing::HasSubstr;

std::string concept_named(const std::string& name, const std::string& rules) {
  std::string text = sample::concept_with(rules);
  text.replace(text.find("\"store\""), 7, "\"" + name + "\"");
  return text;
}

const std::string rule_c = R"json({"id": "c", "from": "class n::C", "to": "c::Store"})json";
const std::string rule_d = R"json({"id": "d", "from": "class n::D", "to": "c::Store"})json";

TEST(RuleSet, ReadsTheFilesThatTheSettingsName) {
  MemoryDisk disk;
  disk.files = {{"/p/a.json", concept_named("a", rule_c)}, {"/p/b.json", concept_named("b", rule_d)}};
  Settings settings;
  settings.rules = {"a.json", "b.json"};
  settings.composition_roots = {{"n::main", ""}};
  auto set = read_rule_set(disk, "/p", settings);
  ASSERT_TRUE(static_cast<bool>(set)) << llvm::toString(set.takeError());
  ASSERT_EQ(set->concepts.size(), 2U);
  EXPECT_EQ(set->concepts[0].file, "/p/a.json");
  for (const Concept& each : set->concepts) {
    ASSERT_EQ(each.composition_roots.size(), 1U);
    EXPECT_EQ(each.composition_roots[0].function, "n::main");
  }
}

TEST(RuleSet, FilesOfTheCommandLineStandAboveThem) {
  MemoryDisk disk;
  disk.files = {{"/p/a.json", concept_named("a", rule_c)}, {"/q/b.json", concept_named("b", rule_d)}};
  Settings settings;
  settings.rules = {"a.json"};
  auto set = read_rule_set(disk, "/p", settings, {"/q/b.json"});
  ASSERT_TRUE(static_cast<bool>(set)) << llvm::toString(set.takeError());
  ASSERT_EQ(set->concepts.size(), 1U);
  EXPECT_EQ(set->concepts[0].id, "b");
}

TEST(RuleSet, MistakesOfAllFilesAreTold) {
  MemoryDisk disk;
  disk.files = {{"/p/a.json", "{"}};
  auto settings = read_settings("/p/ssot.json", "{\"rules\": [\"a.json\",\n \"missing.json\"]}");
  ASSERT_TRUE(static_cast<bool>(settings));
  auto set = read_rule_set(disk, "/p", *settings);
  ASSERT_FALSE(static_cast<bool>(set));
  const auto errors = sample::told(set.takeError());
  ASSERT_EQ(errors.size(), 2U);
  EXPECT_EQ(errors[0].place.file, "/p/a.json");
  EXPECT_THAT(errors[1].what, HasSubstr("missing.json cannot be read"));
  EXPECT_EQ(errors[1].place.line, 2U);
}

TEST(RuleSet, NoFilesIsAMistake) {
  auto set = read_rule_set(MemoryDisk{}, "/p", Settings{});
  ASSERT_FALSE(static_cast<bool>(set));
  EXPECT_THAT(llvm::toString(set.takeError()), HasSubstr("no rules file is named"));
}

TEST(RuleSet, NamesIdsAndEntitiesAreUniqueOverAllFiles) {
  MemoryDisk disk;
  disk.files = {{"/p/a.json", concept_named("a", rule_c)}, {"/p/b.json", concept_named("a", rule_c)}};
  auto set = read_rule_set(disk, "/p", Settings{}, {"a.json", "b.json"});
  ASSERT_FALSE(static_cast<bool>(set));
  const auto errors = sample::told(set.takeError());
  ASSERT_EQ(errors.size(), 3U);
  EXPECT_THAT(errors[0].what, HasSubstr("two concepts"));
  EXPECT_THAT(errors[1].what, HasSubstr("the id \"c\""));
  EXPECT_THAT(errors[2].what, HasSubstr("two rules are for n::C"));
  EXPECT_EQ(errors[1].place.file, "/p/b.json");
  EXPECT_THAT(errors[1].mend, HasSubstr("/p/a.json:6"));
}

}  // namespace
}  // namespace ssot::rules
