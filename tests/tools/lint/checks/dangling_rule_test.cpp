#include <gmock/gmock.h>

#include "fact_builder.hpp"

namespace ssot::lint {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct DanglingRule : testing::Test {
  Program program;

  DanglingRule() {
    program.unit().canonical.implementation_headers.clear();
    program.file("src/a.cpp", "#include \"app/manager.hpp\"\n#include \"old/manager.h\"\n");
    program.include("src/a.cpp", "app/manager.hpp");
    program.include("src/a.cpp", "old/manager.h");
    facts::Unit unit;
    unit.file = "/p/src/a.cpp";
    unit.parsed = true;
    for (facts::FileId file = 0; file < program.facts.files.size(); ++file) unit.files.push_back(file);
    program.facts.units = {unit};
    program.facts.declared = {{"canonical", "app::Manager"}, {"rule", "old-m"}};
  }

  std::vector<std::string> subjects() const {
    std::vector<std::string> out;
    for (const Finding& finding : program.check("SSOT018")) out.push_back(finding.subject);
    return out;
  }
};

TEST_F(DanglingRule, SaysNothingWhereAllIsThere) {
  EXPECT_THAT(subjects(), IsEmpty());
}

TEST_F(DanglingRule, AnEntityIsMissedInAHeaderThatIsRead) {
  program.unit().rules[0].place = {"/p/rules.json", 9, 3, "/x"};
  program.facts.declared.pop_back();
  EXPECT_THAT(briefs(program.check("SSOT018")), ElementsAre("SSOT018 error rules.json:9:3 rule old-m"));
}

TEST_F(DanglingRule, OfAHeaderThatNoUnitReadsNothingIsKnown) {
  program.facts.declared.pop_back();
  program.facts.includes.pop_back();
  program.facts.units[0].files = {0};
  program.files_below_root = {"/p/include/old/manager.h"};
  EXPECT_THAT(subjects(), IsEmpty());
}

TEST_F(DanglingRule, OneUnitThatDidNotParseMightDeclareIt) {
  program.facts.declared.clear();
  program.facts.units[0].parsed = false;
  EXPECT_THAT(subjects(), IsEmpty());
}

TEST_F(DanglingRule, WhatIsSwitchedOffIsThere) {
  program.facts.declared.pop_back();
  program.disk.files["/p/include/old/manager.h"] = "#if X\nclass M;\n#endif\n";
  program.facts.mentions = {{program.range("include/old/manager.h", "class M;"), "inactive"}};
  EXPECT_THAT(subjects(), IsEmpty());
  program.facts.mentions = {{program.range("include/old/manager.h", "#if X"), "inactive"}};
  EXPECT_THAT(subjects(), ElementsAre("rule old-m"));
}

TEST_F(DanglingRule, ALegacyHeaderThatIsGoneIsToldOnceAndNotItsRules) {
  program.unit().headers[0].path = "older/manager.h";
  EXPECT_THAT(subjects(), ElementsAre("legacy header older/manager.h"));
}

TEST_F(DanglingRule, ACanonicalTypeIsMissedWhereItsHeaderIsRead) {
  program.facts.declared.erase(program.facts.declared.begin());
  EXPECT_THAT(subjects(), ElementsAre("canonical type app::Manager"));
}

TEST_F(DanglingRule, ACanonicalHeaderIsMissedWhereNoPathFindsIt) {
  program.facts.includes.erase(program.facts.includes.begin());
  program.facts.units[0].files = {0};
  EXPECT_THAT(subjects(), IsEmpty()) << "a header that nothing reads yet is no loss";
  program.lost_includes = {"<app/manager.hpp>"};
  EXPECT_THAT(subjects(), ElementsAre("canonical header <app/manager.hpp>"));
}

TEST_F(DanglingRule, AnImplementationHeaderIsMissedBesideItsInterface) {
  program.unit().canonical.implementation_headers = {"app/detail/impl.hpp"};
  EXPECT_THAT(subjects(), IsEmpty()) << "the canonical lies outside of the project";
  program.files_below_root = {"/p/include/app/manager.hpp"};
  EXPECT_THAT(subjects(), ElementsAre("implementation header app/detail/impl.hpp"));
}

TEST_F(DanglingRule, AnEntryPointOfSeveralConceptsIsMissedOnce) {
  program.unit().composition_roots = {{"app::compose", {}}};
  program.rules.concepts.push_back(program.unit());
  program.rules.concepts[1].headers.clear();
  program.rules.concepts[1].rules.clear();
  const auto findings = program.check("SSOT018");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].subject, "composition root app::compose");
  EXPECT_THAT(findings[0].message, HasSubstr("which is gone. It guards nothing"));
  program.facts.declared.push_back({"root", "app::compose"});
  EXPECT_THAT(subjects(), IsEmpty());
}

}  // namespace
}  // namespace ssot::lint
