#include "report/facts_json.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace ssot::report {
namespace {

facts::Facts sample() {
  facts::Facts facts;
  facts.files = {{"/r/src/a.cpp"}, {"/r/include/old.h"}};
  facts::Unit unit;
  unit.file = "/r/src/a.cpp";
  unit.parsed = true;
  unit.files = {0, 1};
  unit.outside = {1, 2, 3};
  facts.units = {unit};
  facts::Site site;
  site.kind = facts::SiteKind::call;
  site.entity = "old::Store::put";
  site.rule = "put";
  site.name = {0, 40, 43};
  facts.sites = {site};
  facts::Include include;
  include.written = "old.h";
  include.target = 1;
  include.spelled = {0, 9, 16};
  facts.includes = {include};
  facts::Definition definition;
  definition.name = "old::Store";
  definition.keyword = "class";
  definition.name_range = {1, 6, 11};
  facts.definitions = {definition};
  return facts;
}

TEST(FactsJson, NamesWhatIsKnownAndWhatIsNot) {
  const auto dump = nlohmann::json::parse(facts_json(sample(), {{"/r/src/b.cpp", "debug"}}, "/r"));
  EXPECT_EQ(dump["schema"], "ssot-facts");
  EXPECT_EQ(dump["units"][0]["files"], (nlohmann::json{"src/a.cpp", "include/old.h"}));
  EXPECT_EQ(dump["units"][0]["outside"], 3);
  EXPECT_EQ(dump["units"][1]["file"], "src/b.cpp");
  EXPECT_EQ(dump["units"][1]["known"], false);
  EXPECT_EQ(dump["sites"][0]["what"], "call of");
  EXPECT_EQ(dump["sites"][0]["place"], (nlohmann::json{{"file", "src/a.cpp"}, {"begin", 40}, {"end", 43}}));
  EXPECT_EQ(dump["includes"][0]["target"], "include/old.h");
  EXPECT_EQ(dump["definitions"][0]["name"], "old::Store");
}

TEST(FactsText, IsOneLineForEach) {
  EXPECT_EQ(facts_text(sample(), {{"/r/src/b.cpp", "debug"}}, "/r"),
            "src/a.cpp: 2 files of the project, 3 others\n"
            "src/b.cpp (in debug): nothing is kept\n"
            "src/a.cpp:40-43: call of old::Store::put [put]\n"
            "include/old.h:6-11: class old::Store\n");
}

}  // namespace
}  // namespace ssot::report
