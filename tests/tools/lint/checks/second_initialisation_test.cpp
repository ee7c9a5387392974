#include <gmock/gmock.h>

#include "fact_builder.hpp"

namespace ssot::lint {
namespace {

using facts::Reached;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct SecondInitialisation : testing::Test {
  Program program;

  SecondInitialisation() {
    program.unit().composition_roots = {{"app::compose", {}}};
    program.file("src/a.cpp", "one two three");
  }

  facts::Instance& make(const std::string& word, const std::string& enclosing = "app::f") {
    return program.facts.instances.emplace_back(
        facts::Instance{"app::Manager", "new", program.range("src/a.cpp", word), enclosing});
  }
  void make_in_root(const std::string& word, Reached reached) {
    facts::Instance& made = make(word, "app::compose");
    made.in_composition_root = true;
    made.reached = reached;
  }
  std::vector<std::string> found() const { return briefs(program.check("SSOT014")); }
};

TEST_F(SecondInitialisation, OutsideOfTheEntryPoint) {
  make("two");
  const auto findings = program.check("SSOT014");
  EXPECT_THAT(briefs(findings), ElementsAre("SSOT014 error src/a.cpp:1:5 app::Manager in app::f"));
  EXPECT_THAT(findings[0].message, HasSubstr("The one instance is made in app::compose; here it is made by new (app::f)."));
}

TEST_F(SecondInitialisation, WithoutAnEntryPointThereIsNothingToCompareWith) {
  program.unit().composition_roots.clear();
  make("one");
  EXPECT_THAT(found(), IsEmpty());
  program.facts.instances[0].each_has_one = true;
  EXPECT_EQ(found().size(), 1U) << "of a header each library may have its own, whoever makes it";
}

TEST_F(SecondInitialisation, OwnCodeLegacyFilesAndOtherClassesMay) {
  make("one").in_own_code = true;
  make("two").type = "other::Manager";
  program.file("src/old_manager.cpp", "one");
  make("three").place = program.range("src/old_manager.cpp", "one");
  EXPECT_THAT(found(), IsEmpty());
}

TEST_F(SecondInitialisation, TheFirstOfARootIsTheOne) {
  make_in_root("one", Reached::once);
  EXPECT_THAT(found(), IsEmpty());
  make_in_root("two", Reached::maybe);
  EXPECT_THAT(found(), ElementsAre("SSOT014 error src/a.cpp:1:5 app::Manager in app::compose"));
}

TEST_F(SecondInitialisation, BranchesMayExcludeEachOtherAndLoopsMayNot) {
  make_in_root("one", Reached::maybe);
  make_in_root("two", Reached::maybe);
  EXPECT_THAT(found(), IsEmpty());
  make_in_root("three", Reached::repeated);
  EXPECT_THAT(found(), ElementsAre("SSOT014 error src/a.cpp:1:9 app::Manager in app::compose"));
}

TEST_F(SecondInitialisation, AMemberOfARootIsMadeByIt) {
  facts::Instance& member = make("one", "app::Server::manager_");
  member.how = "member";
  member.in_composition_root = true;
  EXPECT_THAT(found(), IsEmpty());
}

TEST_F(SecondInitialisation, AtFileLevelTheFileIsPartOfIt) {
  make("one", "");
  EXPECT_EQ(program.check("SSOT014")[0].in_file, "app::Manager");
}

}  // namespace
}  // namespace ssot::lint
