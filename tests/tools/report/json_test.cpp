#include "report/json.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "sample_findings.hpp"

namespace ssot::report {
namespace {

TEST(Json, HoldsEveryMemberOfTheSchema) {
  Sample sample;
  nlohmann::json document = nlohmann::json::parse(render_json({sample.findings}, sample.options));
  EXPECT_EQ(document["schema"], "ssot-findings");
  EXPECT_EQ(document["version"], 1);
  EXPECT_EQ(document["tool"]["name"], "ssot");
  EXPECT_EQ(document["summary"], (nlohmann::json{{"errors", 1},
                                                   {"warnings", 0},
                                                   {"notes", 1},
                                                   {"suppressed", 0},
                                                   {"baselined", 0},
                                                   {"earlier", 0},
                                                   {"unparsed", 0}}));
  ASSERT_EQ(document["findings"].size(), 2u);
  const nlohmann::json& duplicate = document["findings"][1];
  EXPECT_EQ(duplicate["check"], "SSOT005");
  EXPECT_EQ(duplicate["severity"], "error");
  EXPECT_EQ(duplicate["place"],
            (nlohmann::json{
                {"file", "src/a.cpp"}, {"line", 2}, {"column", 21}, {"end_line", 2}, {"end_column", 28}}));
  EXPECT_EQ(duplicate["message"], "Manager has a second definition.");
  EXPECT_EQ(duplicate["help"], "Use ssot::Manager.");
  EXPECT_EQ(duplicate["subject"], "n::Manager");
  EXPECT_EQ(duplicate["peer"], "ssot::Manager");
  EXPECT_EQ(duplicate["fixable"], false);
  EXPECT_EQ(document["findings"][0]["fixable"], true);
  EXPECT_EQ(duplicate["related"][0]["place"]["file"], "src/ssot.hpp");
  EXPECT_EQ(duplicate["related"][0]["message"], "the canonical [one]");
  EXPECT_EQ(duplicate["fingerprint"].get<std::string>().size(), 18u);
}

TEST(Json, ACleanRunHasAnEmptyList) {
  nlohmann::json document = nlohmann::json::parse(render_json(lint::Result{}, RenderOptions{}));
  EXPECT_EQ(document["findings"], nlohmann::json::array());
}

TEST(Json, BytesThatAreNotUtf8DoNotStopTheReport) {
  Sample sample;
  sample.findings[0].message = "bad byte \xFF here";
  nlohmann::json document = nlohmann::json::parse(render_json({sample.findings}, sample.options));
  EXPECT_EQ(document["findings"][0]["message"], "bad byte \xEF\xBF\xBD here");
}

}  // namespace
}  // namespace ssot::report
