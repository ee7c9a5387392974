#include <gmock/gmock.h>

#include "fact_builder.hpp"

namespace ssot::lint {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct DiscardedOutcome : testing::Test {
  Program program;
  facts::Discarded& lose(const std::string& path) {
    program.file(path, "(void)m.send();");
    return program.facts.discarded.emplace_back(
        facts::Discarded{"app::Manager::send", "is cast to void", program.range(path, "send"), "app::f", false});
  }
};

TEST_F(DiscardedOutcome, IsAWarningThatSaysHow) {
  lose("src/a.cpp");
  const auto findings = program.check("SSOT019");
  EXPECT_THAT(briefs(findings), ElementsAre("SSOT019 warning src/a.cpp:1:9 app::Manager::send in app::f"));
  EXPECT_THAT(findings[0].message, HasSubstr("is cast to void"));
  EXPECT_EQ(findings[0].in_file, "");
}

TEST_F(DiscardedOutcome, OfALocalFunctionTheFileIsPartOfIt) {
  lose("src/a.cpp").enclosing_is_local = true;
  EXPECT_EQ(program.check("SSOT019")[0].in_file, "app::Manager::send in app::f");
}

TEST_F(DiscardedOutcome, AShimAndWhatIsNotOursAreNobodysCalls) {
  lose("include/old/manager.h");
  lose("/usr/include/other.h");
  EXPECT_THAT(program.check("SSOT019"), IsEmpty());
}

}  // namespace
}  // namespace ssot::lint
