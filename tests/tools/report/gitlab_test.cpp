#include "report/gitlab.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "sample_findings.hpp"

namespace ssot::report {
namespace {

using Json = nlohmann::json;

Json rendered(const Sample& sample) {
  return Json::parse(render_gitlab(sample.result(), sample.options));
}

TEST(Gitlab, HasWhatCodeQualityAsksFor) {
  const Json report = rendered(Sample());
  ASSERT_EQ(report.size(), 2U);
  EXPECT_EQ(report[1]["description"], "Manager has a second definition.");
  EXPECT_EQ(report[1]["check_name"], "SSOT005");
  EXPECT_EQ(report[1]["severity"], "major");
  EXPECT_EQ(report[1]["location"], (Json{{"path", "src/a.cpp"}, {"lines", {{"begin", 2}}}}));
  EXPECT_EQ(report[0]["severity"], "info");
}

TEST(Gitlab, FingerprintsAreUniqueAndStayWhenLinesMove) {
  Sample sample;
  sample.findings.push_back(sample.findings[1]);
  sample.findings[2].region.line = 9;
  const Json before = rendered(sample);
  std::set<std::string> prints;
  for (const Json& each : before) prints.insert(each["fingerprint"]);
  EXPECT_EQ(prints.size(), 3U);
  for (lint::Finding& finding : sample.findings) finding.region.line += 100, finding.message = "reworded";
  const Json after = rendered(sample);
  for (std::size_t i = 0; i < before.size(); ++i) EXPECT_EQ(before[i]["fingerprint"], after[i]["fingerprint"]);
}

TEST(Gitlab, OfACleanRunItIsAnEmptyList) {
  EXPECT_EQ(render_gitlab(lint::Result{}, RenderOptions{}), "[]\n");
}

TEST(Gitlab, PathsAreThoseOfTheCheckoutAndLinesBeginAtOne) {
  Sample sample;
  sample.options.checkout = "/";
  sample.findings[0].region.line = 0;
  EXPECT_EQ(rendered(sample)[0]["location"], (Json{{"path", "repo/src/a.cpp"}, {"lines", {{"begin", 1}}}}));
}

}  // namespace
}  // namespace ssot::report
