#include "lint/checks/shim_logic.hpp"

#include <gmock/gmock.h>

#include "fact_builder.hpp"

namespace ssot::lint {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char* kHeader = "include/old/manager.h";

struct ShimLogic : testing::Test {
  Program program;
  ShimLogic() {
    program.file(kHeader, "class M {\n  void send();\n  void stop();\n};\nint counter;\nvoid boot();\n");
    program.define(kHeader, "old::M");
  }
  std::vector<std::string> found() const { return briefs(program.check("SSOT013")); }
};

TEST_F(ShimLogic, OnePointerAndOneStatementAreRight) {
  program.body(kHeader, "old::M::send");
  program.body(kHeader, "old::M::stop", 0);
  EXPECT_THAT(found(), IsEmpty());
  for (const char* field : {"app::Manager * m_", "app::Manager & m_", "std::shared_ptr<app::Manager> m_",
                            "const std::shared_ptr<Manager> m_"}) {
    program.facts.definitions[0].fields = {field};
    EXPECT_THAT(found(), IsEmpty()) << field;
  }
}

TEST_F(ShimLogic, OtherStateIsNot) {
  for (const std::vector<std::string>& fields : {std::vector<std::string>{"std::map<int, int> m_"},
                                                 {"app::Manager m_"},
                                                 {"app::Manager * a_", "app::Manager * b_"},
                                                 {"std::shared_ptr<other::Manager> m_"}}) {
    program.facts.definitions[0].fields = fields;
    EXPECT_THAT(found(), ElementsAre("SSOT013 error include/old/manager.h:1:7 old::M")) << fields[0];
  }
}

TEST_F(ShimLogic, ARecordIsAValueAndNotState) {
  program.facts.definitions[0].fields = {"std::string id", "int count"};
  program.facts.definitions[0].is_record = true;
  EXPECT_THAT(found(), IsEmpty());
}

TEST_F(ShimLogic, BranchesLocalsAndSeveralStatementsAreNot) {
  facts::ShimFunction& send = program.body(kHeader, "old::M::send");
  send.has_branch = true;
  EXPECT_THAT(found(), ElementsAre("SSOT013 error include/old/manager.h:2:8 old::M"));
  send.has_branch = false;
  send.has_local_state = true;
  EXPECT_EQ(found().size(), 1U);
  send.has_local_state = false;
  send.statements = 2;
  EXPECT_EQ(found().size(), 1U);
}

TEST_F(ShimLogic, OneFindingForAClassWithAllItsPlaces) {
  program.body(kHeader, "old::M::send", 3);
  program.body(kHeader, "old::M::stop", 2);
  const auto findings = program.check("SSOT013");
  ASSERT_EQ(findings.size(), 1U);
  ASSERT_EQ(findings[0].related.size(), 1U);
  EXPECT_THAT(findings[0].related[0].message, HasSubstr("old::M::stop has 2 statements"));
}

TEST_F(ShimLogic, FreeFunctionsAndVariablesAreJudgedAlone) {
  program.body(kHeader, "old::boot", 2);
  program.facts.shim_variables.push_back({"old::counter", program.range(kHeader, "counter"), false});
  EXPECT_THAT(found(), ElementsAre("SSOT013 error include/old/manager.h:6:6 old::boot",
                                   "SSOT013 error include/old/manager.h:5:5 old::counter"));
  program.facts.shim_variables[0].is_constant = true;
  EXPECT_THAT(found(), ElementsAre("SSOT013 error include/old/manager.h:6:6 old::boot"));
  program.facts.shim_variables[0].is_constant = false;
  program.facts.shim_variables[0].is_reference = true;
  program.facts.shim_functions[0].statements = 1;
  EXPECT_THAT(found(), IsEmpty());
}

TEST_F(ShimLogic, AnImplementationThatIsStillThereIsOne) {
  program.file("src/old_manager.cpp", "");
  EXPECT_THAT(found(), ElementsAre("SSOT013 error src/old_manager.cpp:1:1 src/old_manager.cpp"));
}

TEST_F(ShimLogic, AnImplementationThatNobodyCompilesIsOneToo) {
  Context context{program.facts,
                  program.rules,
                  program.ledger,
                  program.disk,
                  program.root,
                  {},
                  {"/p/src/old_manager.cpp"}};
  EXPECT_EQ(shim_logic(context).size(), 1U);
  EXPECT_FALSE(only_forwards(context, "/p/include/old/manager.h"));
}

TEST_F(ShimLogic, OtherHeadersMayHoldWhatTheyLike) {
  program.file("src/other.h", "class Busy { void run(); };");
  program.define("src/other.h", "app::Busy").fields = {"int state"};
  program.body("src/other.h", "app::Busy::run", 9);
  EXPECT_THAT(found(), IsEmpty());
}

}  // namespace
}  // namespace ssot::lint
