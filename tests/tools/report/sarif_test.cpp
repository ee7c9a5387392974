#include "report/sarif.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "sample_findings.hpp"

namespace ssot::report {
namespace {

using Json = nlohmann::json;

Json run_of(const Sample& sample) {
  Json log = Json::parse(render_sarif(sample.result(), sample.checks, sample.options));
  EXPECT_EQ(log["version"], "2.1.0");
  EXPECT_TRUE(log["$schema"].is_string());
  EXPECT_EQ(log["runs"].size(), 1u);
  return log["runs"][0];
}

// What SARIF 2.1.0 and GitHub require of a location (sections 3.28 to 3.30).
void expect_location(const Json& location) {
  const Json& artifact = location.at("physicalLocation").at("artifactLocation");
  std::string uri = artifact.at("uri");
  EXPECT_TRUE(std::regex_match(uri, std::regex("(file://)?[-A-Za-z0-9._~/%]+"))) << uri;
  if (artifact.contains("uriBaseId")) {
    EXPECT_EQ(artifact.at("uriBaseId"), "%SRCROOT%");
    EXPECT_NE(uri.at(0), '/') << uri;
  }
  const Json& region = location.at("physicalLocation").at("region");
  for (const char* member : {"startLine", "startColumn", "endLine", "endColumn"})
    EXPECT_GE(region.at(member), 1);
}

TEST(Sarif, ACleanRunHasItsRulesAndAnEmptyListOfResults) {
  Sample sample;
  sample.findings.clear();
  Json run = run_of(sample);
  EXPECT_EQ(run["results"], Json::array());
  EXPECT_EQ(run["tool"]["driver"]["rules"].size(), 2u);
  EXPECT_EQ(run["columnKind"], "utf16CodeUnits");
  EXPECT_EQ(run["invocations"][0]["executionSuccessful"], true);
  EXPECT_EQ(run["automationDetails"]["id"], "ssot/");
}

TEST(Sarif, RulesHaveAllThatCodeScanningShows) {
  for (const Json& rule : run_of(Sample())["tool"]["driver"]["rules"]) {
    for (const char* text : {"shortDescription", "fullDescription", "help"})
      EXPECT_FALSE(rule.at(text).at("text").get<std::string>().empty()) << text;
    EXPECT_TRUE(rule.at("help").contains("markdown"));
    EXPECT_EQ(rule.at("defaultConfiguration").at("level"), "error");
    EXPECT_EQ(rule.at("properties").at("problem.severity"), "error");
    EXPECT_TRUE(rule.at("properties").contains("precision"));
  }
}

TEST(Sarif, EveryResultHasWhatIsRequired) {
  Json run = run_of(Sample());
  ASSERT_EQ(run["results"].size(), 2u);
  const Json& rules = run["tool"]["driver"]["rules"];
  for (const Json& result : run["results"]) {
    EXPECT_EQ(rules.at(result.at("ruleIndex").get<std::size_t>()).at("id"), result.at("ruleId"));
    EXPECT_TRUE(std::regex_match(result.at("level").get<std::string>(), std::regex("note|warning|error")));
    EXPECT_FALSE(result.at("message").at("text").get<std::string>().empty());
    EXPECT_TRUE(
        std::regex_match(result.at("partialFingerprints").at("primaryLocationLineHash").get<std::string>(),
                         std::regex("[0-9a-f]{16}:[1-9][0-9]*")));
    ASSERT_EQ(result.at("locations").size(), 1u);
    expect_location(result.at("locations")[0]);
  }
}

TEST(Sarif, TheNewDuplicateIsTheLocationAndTheCanonicalARelatedOne) {
  Json result = run_of(Sample())["results"][1];
  EXPECT_EQ(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "src/a.cpp");
  ASSERT_EQ(result["relatedLocations"].size(), 1u);
  expect_location(result["relatedLocations"][0]);
  EXPECT_EQ(result["relatedLocations"][0]["id"], 1);
  EXPECT_EQ(result["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"], "src/ssot.hpp");
  std::string text = result["message"]["text"];
  EXPECT_EQ(text, "Manager has a second definition. [the canonical \\[one\\]](1)\nUse ssot::Manager.");
}

TEST(Sarif, ColumnsAreUtf16Units) {
  Json region = run_of(Sample())["results"][1]["locations"][0]["physicalLocation"]["region"];
  EXPECT_EQ(region["startColumn"], 18);  // byte 21: before it one character of two bytes, and one of four
  EXPECT_EQ(region["endColumn"], 25);
}

TEST(Sarif, PathsBecomeUris) {
  Sample sample;
  sample.findings.resize(1);
  sample.findings[0].region.file = "/repo/a b/\xC3\xA4%.h";
  Json artifact = run_of(sample)["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"];
  EXPECT_EQ(artifact["uri"], "a%20b/%C3%A4%25.h");
  sample.findings[0].region.file = "/usr/include/x.h";
  artifact = run_of(sample)["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"];
  EXPECT_EQ(artifact["uri"], "file:///usr/include/x.h");
  EXPECT_FALSE(artifact.contains("uriBaseId"));
}

TEST(Sarif, AnUnknownCheckStillGetsARule) {
  Sample sample;
  sample.findings[0].check = "SSOT999";
  Json run = run_of(sample);
  std::size_t index = run["results"][0]["ruleIndex"];
  EXPECT_EQ(run["tool"]["driver"]["rules"][index]["id"], "SSOT999");
}

TEST(Sarif, AboveTheLimitTheMostSevereStayAndTheRestIsCounted) {
  Sample sample;
  sample.options.limit = 1;
  Json run = run_of(sample);
  ASSERT_EQ(run["results"].size(), 1u);
  EXPECT_EQ(run["results"][0]["ruleId"], "SSOT005");
  EXPECT_EQ(run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"],
            "1 more findings are not in this file.");
}

TEST(Sarif, AFileThatWouldBeTooLargeHoldsAsManyAsFit) {
  Sample sample;
  sample.add(400, lint::Severity::error);
  sample.options.limit_bytes = 4000;
  const Json run = run_of(sample);
  const std::size_t kept = run["results"].size();
  EXPECT_GT(kept, 0u);
  EXPECT_LT(kept, 402u);
  EXPECT_EQ(run["results"][0]["ruleId"], "SSOT005") << "the note goes before an error does";
  EXPECT_EQ(run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"],
            std::to_string(402 - kept) + " more findings are not in this file.");
}

TEST(Sarif, WhatIsExcusedIsThereOnlyWhenAskedFor) {
  Sample sample;
  lint::Finding same = sample.findings[1];
  sample.excused = {{same, lint::Excuse::baseline, "taken over"},
                    {same, lint::Excuse::suppression, "for the tutorial"},
                    {same, lint::Excuse::earlier, ""}};
  EXPECT_EQ(run_of(sample)["results"].size(), 2u);
  sample.options.sarif_all = true;
  const Json results = run_of(sample)["results"];
  ASSERT_EQ(results.size(), 4u);
  EXPECT_FALSE(results[1].contains("suppressions"));
  EXPECT_EQ(results[2]["suppressions"],
            Json::array({{{"kind", "external"}, {"status", "accepted"}, {"justification", "taken over"}}}));
  EXPECT_EQ(results[3]["suppressions"][0]["kind"], "inSource");
  std::set<std::string> prints;
  for (const Json& each : results) prints.insert(each["partialFingerprints"]["primaryLocationLineHash"]);
  EXPECT_EQ(prints.size(), 4u);
}

TEST(Sarif, ARunWithUnitsThatDidNotParseDidNotSucceed) {
  Sample sample;
  sample.unparsed = 2;
  const Json invocation = run_of(sample)["invocations"][0];
  EXPECT_EQ(invocation["executionSuccessful"], false);
  EXPECT_EQ(invocation["toolExecutionNotifications"][0]["level"], "error");
}

TEST(Sarif, TheHelpOfARuleIsItsPageWhereThereIsOne) {
  Sample sample;
  sample.checks[0].page = "# SSOT005 duplicate-name\n";
  const Json rules = run_of(sample)["tool"]["driver"]["rules"];
  EXPECT_EQ(rules[0]["help"]["markdown"], "# SSOT005 duplicate-name\n");
  EXPECT_EQ(rules[1]["help"]["markdown"], "**SSOT009 legacy-include**: Long text.");
}

TEST(Sarif, PathsAreThoseOfTheCheckout) {
  Sample sample;
  sample.options.checkout = "/";
  const Json result = run_of(sample)["results"][0];
  EXPECT_EQ(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "repo/src/a.cpp");
}

TEST(Sarif, AConfigurationNamesTheRun) {
  Sample sample;
  sample.options.configuration = "debug";
  EXPECT_EQ(run_of(sample)["automationDetails"]["id"], "ssot/debug/");
}

}  // namespace
}  // namespace ssot::report
