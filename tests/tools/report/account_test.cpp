#include "report/account.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace ssot::report {
namespace {

Account sample() {
  Account account;
  account.found = 8;
  account.rewritten = 6;
  account.noted = 1;
  account.refused = 1;
  account.lines = {
      {SiteStatus::rewritten, "send", "n::M::send", "/r/a.cpp", 3, 4, "", ""},
      {SiteStatus::noted, "emit", "n::M::emit", "/r/a.cpp", 7, 2, "the event name is no literal",
       "choose the event", "0123456789ab"},
      {SiteStatus::refused, "send", "n::M::send", "/r/b.cpp", 1, 1, "two edits of one place", ""}};
  account.other_mentions = {{"comments", 4, {"a.cpp:1:3: M"}}, {"strings", 1}};
  account.includes = {3, 1, 0, 2, 1};
  account.files_edited = 2;
  account.units_verified = 5;
  return account;
}

RenderOptions below_r() {
  RenderOptions options;
  options.root = "/r";
  return options;
}

TEST(Account, TextListsWhatIsLeftAndThenCounts) {
  EXPECT_EQ(render_text(sample(), below_r()),
            "b.cpp:1:1: refused: n::M::send [send]\n"
            "    why: two edits of one place\n"
            "a.cpp:7:2: noted: n::M::emit [emit]\n"
            "    why: the event name is no literal\n"
            "    do:  choose the event\n"
            "      8  sites found\n"
            "      6  rewritten (75.0%)\n"
            "      1  noted: they stay on the shim\n"
            "      1  refused\n"
            "      4  includes edited in 2 files, 1 of which has no other edit: 3 replaced, 1 added, 0 removed\n"
            "      4  other mentions: comments\n"
            "           a.cpp:1:3: M\n"
            "      1  other mentions: strings\n"
            "      2  files edited\n"
            "      5  translation units verified\n");
}

TEST(Account, AMissingSiteIsTold) {
  Account account = sample();
  account.found = 9;
  EXPECT_FALSE(account.reconciles());
  EXPECT_NE(render_text(account, below_r()).find("does not reconcile"), std::string::npos);
  EXPECT_EQ(nlohmann::json::parse(render_json(account, below_r()))["reconciles"], false);
}

// Thousands may be: they are counted, and the run that takes them tells of each.
TEST(Account, WhatIsLeftForAnotherRunIsCountedAndNotListed) {
  Account account = sample();
  account.outside_of = "--only";
  account.outside = 2;
  account.found += 2;
  account.lines.push_back({SiteStatus::outside, "send", "n::M::send", "/r/c.cpp", 1, 1, "it is outside of --only", ""});
  EXPECT_TRUE(account.reconciles());
  const std::string text = render_text(account, below_r());
  EXPECT_NE(text.find("      1  refused\n      2  outside of --only: they stay for another run\n"), std::string::npos);
  EXPECT_EQ(text.find("c.cpp"), std::string::npos);
  const nlohmann::json document = nlohmann::json::parse(render_json(account, below_r()));
  EXPECT_EQ(document["outside"], 2);
  EXPECT_EQ(document["lines"].back()["status"], "outside");
}

TEST(Account, JsonHoldsEveryLine) {
  nlohmann::json document = nlohmann::json::parse(render_json(sample(), below_r()));
  EXPECT_EQ(document["schema"], "ssot-account");
  EXPECT_EQ(document["version"], 1);
  EXPECT_EQ(document["found"], 8);
  EXPECT_EQ(document["reconciles"], true);
  ASSERT_EQ(document["lines"].size(), 3u);
  EXPECT_EQ(document["lines"][1], (nlohmann::json{{"id", "0123456789ab"},
                                                  {"status", "noted"},
                                                  {"rule", "emit"},
                                                  {"entity", "n::M::emit"},
                                                  {"file", "a.cpp"},
                                                  {"line", 7},
                                                  {"column", 2},
                                                  {"reason", "the event name is no literal"},
                                                  {"todo", "choose the event"}}));
  EXPECT_EQ(document["other_mentions"][0], (nlohmann::json{{"what", "comments"}, {"count", 4}, {"places", {"a.cpp:1:3: M"}}}));
  EXPECT_EQ(document["includes"],
            (nlohmann::json{{"replaced", 3}, {"added", 1}, {"removed", 0}, {"files", 2}, {"files_only", 1}}));
}

TEST(Account, OfManyPlacesTheFirstAreTold) {
  Account account = sample();
  account.other_mentions = {{"comments", 12, std::vector<std::string>(12, "a.cpp:1:1: M")}};
  EXPECT_NE(render_text(account, below_r()).find("a.cpp:1:1: M\n           and 2 more (--format json lists all)\n"),
            std::string::npos);
  EXPECT_EQ(nlohmann::json::parse(render_json(account, below_r()))["other_mentions"][0]["places"].size(), 12U);
}

TEST(Account, NothingFoundIsNoDivisionByZero) {
  EXPECT_NE(render_text(Account{}, RenderOptions{}).find("      0  rewritten\n"), std::string::npos);
}

}  // namespace
}  // namespace ssot::report
