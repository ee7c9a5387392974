#include <gmock/gmock.h>

#include "fact_builder.hpp"

namespace ssot::lint {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct LegacyAlias : testing::Test {
  Program program;

  facts::Alias& alias(const std::string& path, const std::string& name = "chat::Sender", const std::string& target = "app::Manager") {
    program.file(path, "using " + unqualified(name) + " = X;");
    return program.facts.aliases.emplace_back(
        facts::Alias{name, target, "using", program.range(path, unqualified(name)), false, false});
  }
};

TEST_F(LegacyAlias, IsAWarningForCanonicalAndLegacyAlike) {
  alias("chat.hpp");
  alias("older.hpp", "chat::Older", "old::M");
  const auto findings = program.check("SSOT015");
  EXPECT_THAT(briefs(findings), ElementsAre("SSOT015 warning chat.hpp:1:7 chat::Sender", "SSOT015 warning older.hpp:1:7 chat::Older"));
  EXPECT_EQ(findings[0].peer, "app::Manager");
  EXPECT_EQ(findings[1].peer, "old::M");
}

TEST_F(LegacyAlias, OfAnotherClassItIsNone) {
  alias("chat.hpp", "chat::Sender", "other::Manager");
  EXPECT_THAT(program.check("SSOT015"), IsEmpty());
}

TEST_F(LegacyAlias, AUsingDeclarationInASourceIsAShortcut) {
  alias("a.cpp", "chat::Manager").keyword = "using-declaration";
  EXPECT_EQ(program.check("SSOT015").size(), 1U) << "it is in a header";
  program.facts.aliases[0].in_main_file = true;
  EXPECT_THAT(program.check("SSOT015"), IsEmpty());
}

TEST_F(LegacyAlias, ManagersHeadersAndTheFamilyMay) {
  alias("include/old/manager.h", "old::Manager");
  alias("include/app/manager.hpp", "app::Hub");
  alias("include/app/detail/manager_impl.hpp", "app::detail::Hub");
  alias("test.hpp", "app::testing::Manager");
  EXPECT_THAT(program.check("SSOT015"), IsEmpty());
}

TEST_F(LegacyAlias, OfWhatTheLedgerNotesIsANote) {
  alias("chat.hpp", "chat::Older", "old::M");
  program.use("chat.hpp", "X").enclosing = "chat::Older";
  program.ledger.entries.push_back({"old-m", "old::M", "chat.hpp", "chat::Older", 1, "it is kept", "", ""});
  EXPECT_THAT(briefs(program.check("SSOT015")), ElementsAre("SSOT015 note chat.hpp:1:7 chat::Older"));
}

TEST_F(LegacyAlias, InAnUnnamedNamespaceItIsThatOfItsFile) {
  alias("a.cpp").local_linkage = true;
  EXPECT_EQ(program.check("SSOT015")[0].in_file, "chat::Sender");
}

}  // namespace
}  // namespace ssot::lint
