#include "rules/settings.hpp"

#include <gmock/gmock.h>

#include "sample.hpp"

namespace ssot::rules {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::vector<sample::Told> errors_of(const std::string& text) {
  auto read = read_settings("ssot.json", text);
  return read ? std::vector<sample::Told>{} : sample::told(read.takeError());
}

TEST(Settings, ReadsEveryKey) {
  auto read = read_settings(
      "ssot.json", R"json({"$schema": "s", "rules": ["a.json", "b.json"], "exclude": ["third_party/**"],
    "generated": ["**/*.pb.h"], "composition_roots": [{"function": "n::f", "create": "c()"}, {"function": "n::g"}],
    "notes": "notes.json", "build": "out"})json");
  ASSERT_TRUE(static_cast<bool>(read)) << llvm::toString(read.takeError());
  EXPECT_THAT(read->rules, ElementsAre("a.json", "b.json"));
  EXPECT_EQ(read->rule_places.at(1).column, 38U);
  EXPECT_THAT(read->exclude, ElementsAre("third_party/**"));
  EXPECT_THAT(read->generated, ElementsAre("**/*.pb.h"));
  ASSERT_EQ(read->composition_roots.size(), 2U);
  EXPECT_EQ(read->composition_roots[0].create, "c()");
  EXPECT_EQ(read->composition_roots[1].function, "n::g");
  EXPECT_EQ(read->notes, "notes.json");
  EXPECT_THAT(read->build, ElementsAre("out"));
}

TEST(Settings, SeveralBuildFoldersAreConfigurations) {
  auto read = read_settings("ssot.json", R"json({"build": ["build/a", "build/b"]})json");
  ASSERT_TRUE(static_cast<bool>(read)) << llvm::toString(read.takeError());
  EXPECT_THAT(read->build, ElementsAre("build/a", "build/b"));
}

TEST(Settings, AnEmptyObjectMeansTheDefaults) {
  auto read = read_settings("ssot.json", "{}");
  ASSERT_TRUE(static_cast<bool>(read));
  EXPECT_EQ(read->notes, "ssot-notes.json");
  EXPECT_TRUE(read->rules.empty());
}

TEST(Settings, TyposAreToldWithTheirPlace) {
  const auto errors =
      errors_of("{\n  \"rule\": [\"a.json\"],\n  \"composition_roots\": [{\"fuction\": \"n::f\"}]\n}");
  // One error for one mistake: that "function" is missing too is not told.
  ASSERT_EQ(errors.size(), 2U);
  EXPECT_EQ(errors[0].place, (Place{"ssot.json", 2, 3, "/rule"}));
  EXPECT_EQ(errors[0].mend, "did you mean \"rules\"?");
  EXPECT_EQ(errors[1].mend, "did you mean \"function\"?");
}

TEST(Settings, TheLedgerStaysInTheProject) {
  EXPECT_THAT(errors_of(R"json({"notes": "../x.json"})json").at(0).what,
              HasSubstr("does not stay in the project"));
  EXPECT_THAT(errors_of(R"json({"notes": "/etc/x.json"})json").at(0).what,
              HasSubstr("does not stay in the project"));
}

TEST(Settings, WrongTypesAreTold) {
  EXPECT_EQ(errors_of(R"json({"rules": "a.json"})json").size(), 1U);
  EXPECT_EQ(errors_of("[]").size(), 1U);
}

}  // namespace
}  // namespace ssot::rules
