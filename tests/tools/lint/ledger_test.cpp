#include "lint/ledger.hpp"

#include <gmock/gmock.h>

namespace ssot::lint {
namespace {

using testing::AllOf;
using testing::HasSubstr;

LedgerEntry entry(const std::string& file, const std::string& enclosing = "f") {
  return {"old-m", "old::M", file, enclosing, 1, "a macro body", "by hand", ""};
}

std::string error_of(const std::string& text) {
  auto ledger = read_ledger("/p/ssot-notes.json", text);
  return ledger ? "" : llvm::toString(ledger.takeError());
}

TEST(Ledger, ReadsWhatItWrites) {
  Ledger ledger;
  ledger.add(entry("src/b.cpp"));
  ledger.add(entry("src/a.cpp"));
  ledger.entries[0].owner = "ann";
  ledger.sort();
  auto again = read_ledger("x", write_ledger(ledger));
  ASSERT_TRUE(static_cast<bool>(again)) << llvm::toString(again.takeError());
  EXPECT_EQ(*again, ledger);
  EXPECT_EQ(write_ledger(*again), write_ledger(ledger));
}

TEST(Ledger, IsTheSameBytesInWhateverOrderItWasFilled) {
  Ledger one, two;
  one.add(entry("a.cpp", "f")), one.add(entry("b.cpp")), one.add(entry("a.cpp", "g"));
  two.add(entry("a.cpp", "g")), two.add(entry("b.cpp")), two.add(entry("a.cpp", "f"));
  one.sort(), two.sort();
  EXPECT_EQ(write_ledger(one), write_ledger(two));
}

// People write it down: it must not hang on the run, the machine or the release.
TEST(Ledger, AnEntryGoesByTheSameIdForever) {
  EXPECT_EQ(entry("src/a.cpp").id(), "1714cdb90a61");
  LedgerEntry later = entry("src/a.cpp");
  later.count = 3, later.why = "another reason", later.owner = "ann";
  EXPECT_EQ(later.id(), entry("src/a.cpp").id());
  EXPECT_NE(entry("src/b.cpp").id(), entry("src/a.cpp").id());
  EXPECT_NE(entry("src/a.cpp", "g").id(), entry("src/a.cpp").id());
  Ledger ledger;
  ledger.add(later);
  EXPECT_NE(write_ledger(ledger).find("\"id\": \"" + later.id() + "\""), std::string::npos);
}

TEST(Ledger, CountsSitesOfOneDeclaration) {
  Ledger ledger;
  ledger.add(entry("a.cpp"));
  ledger.add(entry("a.cpp"));
  ASSERT_EQ(ledger.entries.size(), 1U);
  EXPECT_EQ(ledger.entries[0].count, 2U);
}

TEST(Ledger, KeepsOwnersAndForgetsEntriesThatWent) {
  Ledger before, now;
  before.add(entry("a.cpp")), before.add(entry("gone.cpp"));
  before.entries[0].owner = "ann";
  now.add(entry("a.cpp")), now.add(entry("new.cpp"));
  const Ledger kept = with_owners(now, before);
  ASSERT_EQ(kept.entries.size(), 2U);
  EXPECT_EQ(kept.entries[0].owner, "ann");
  EXPECT_EQ(kept.entries[1].owner, "");
}

TEST(Ledger, TellsWhereItIsBroken) {
  EXPECT_THAT(error_of("{\n  \"version\": 1,,\n}"), HasSubstr("/p/ssot-notes.json:2:"));
  EXPECT_THAT(error_of("{}"), HasSubstr("not a ledger of version 1"));
  EXPECT_THAT(error_of(R"({"version": 1, "notes": [{"rule": "x", "lines": 3}]})"),
              AllOf(HasSubstr("unknown key `lines`"), HasSubstr("/notes/0/lines")));
  EXPECT_THAT(error_of(R"({"version": 1, "notes": [{"rule": "x"}]})"), HasSubstr("`entity` is missing"));
  EXPECT_THAT(error_of(R"({"version": 1, "notes": [{"count": "2"}]})"),
              HasSubstr("`count` has the wrong type"));
}

}  // namespace
}  // namespace ssot::lint
