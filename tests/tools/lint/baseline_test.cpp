#include "lint/baseline.hpp"

#include <gmock/gmock.h>

#include <algorithm>

namespace ssot::lint {
namespace {

using testing::AllOf;
using testing::HasSubstr;

BaselineEntry use(const std::string& subject, unsigned count = 1) {
  return {"SSOT010", subject, "app::Manager", "", "", count, "taken over"};
}

BaselineEntry include(const std::string& file) {
  return {"SSOT009", "old/manager.h", "<app/manager.hpp>", file, "00112233aabbccdd", 1, "taken over"};
}

std::string error_of(const std::string& text) {
  auto baseline = read_baseline("/p/ssot-baseline.json", text);
  return baseline ? "" : llvm::toString(baseline.takeError());
}

TEST(Baseline, ReadsWhatItWritesInWhateverOrderItWasFilled) {
  const Baseline one{{use("old::M in f", 2), include("src/a.cpp"), use("old::M in e")}};
  Baseline two = one;
  std::reverse(two.entries.begin(), two.entries.end());
  EXPECT_EQ(write_baseline(one), write_baseline(two));
  auto again = read_baseline("x", write_baseline(one));
  ASSERT_TRUE(static_cast<bool>(again)) << llvm::toString(again.takeError());
  EXPECT_EQ(write_baseline(*again), write_baseline(one));
  EXPECT_EQ(again->entries, (std::vector{include("src/a.cpp"), use("old::M in e"), use("old::M in f", 2)}));
  EXPECT_EQ(again->entries[1].place.line, 14U);
}

TEST(Baseline, IsWrittenForPeopleToReview) {
  EXPECT_EQ(write_baseline({{use("old::M in f", 2)}}),
            "{\n"
            "  \"version\": 1,\n"
            "  \"entries\": [\n"
            "    {\n"
            "      \"fingerprint\": \"" + use("old::M in f").fingerprint() + "\",\n"
            "      \"check\": \"SSOT010\",\n"
            "      \"subject\": \"old::M in f\",\n"
            "      \"peer\": \"app::Manager\",\n"
            "      \"count\": 2,\n"
            "      \"why\": \"taken over\"\n"
            "    }\n"
            "  ]\n"
            "}\n");
}

TEST(Baseline, CountsFindingsThatAreAboutTheSame) {
  Baseline baseline;
  baseline.add(use("old::M in f"));
  baseline.add(use("old::M in f"));
  baseline.add(include("a.cpp"));
  baseline.add(include("b.cpp"));
  BaselineEntry later = use("old::M in f");
  later.why = "another reason";
  baseline.add(later);
  ASSERT_EQ(baseline.entries.size(), 4U);
  EXPECT_EQ(baseline.entries[0].count, 2U);
}

TEST(Baseline, TellsWhereItIsBrokenAndHowToMendIt) {
  EXPECT_THAT(error_of("{\n  \"version\": 1,,\n}"), AllOf(HasSubstr("/p/ssot-baseline.json:2:"), HasSubstr("help: ")));
  EXPECT_THAT(error_of("[]"), HasSubstr("this is no baseline"));
  EXPECT_THAT(error_of("{}"), HasSubstr("the key \"version\" is missing"));
  EXPECT_THAT(error_of(R"({"version": 2, "entries": []})"), AllOf(HasSubstr("of version 1"), HasSubstr("(at /version)")));
  EXPECT_THAT(error_of(R"({"version": 1})"), HasSubstr("\"entries\" is missing"));
  EXPECT_THAT(error_of(R"({"version": 1, "entries": [], "line": 3})"),
              AllOf(HasSubstr("the key \"line\" is not known here"), HasSubstr("(at /line)")));
  EXPECT_THAT(error_of(R"({"version": 1, "entries": [{"check": "SSOT010", "subject": "x", "why": "y", "cuont": 1}]})"),
              AllOf(HasSubstr("(at /entries/0/cuont)"), HasSubstr("did you mean \"count\"?")));
  EXPECT_THAT(error_of(R"({"version": 1, "entries": [{"check": "SSOT010", "subject": "x", "why": "y", "count": 0}]})"),
              AllOf(HasSubstr("no number of findings"), HasSubstr("(at /entries/0/count)")));
  EXPECT_THAT(error_of(R"({"version": 1, "entries": [{"check": "SSOT010", "subject": "x", "count": 1}]})"),
              HasSubstr("\"why\" is missing"));
}

TEST(Baseline, AnEntryHasTheSameFingerprintForever) {
  BaselineEntry entry{"SSOT005", "ab", "c", "", "", 3, "any"};
  EXPECT_EQ(entry.fingerprint(), "a7b8e8c50ca6d8c6");
  entry.file = "moved.cpp", entry.content = "1", entry.count = 9;
  EXPECT_EQ(entry.fingerprint(), "a7b8e8c50ca6d8c6");
}

}  // namespace
}  // namespace ssot::lint
