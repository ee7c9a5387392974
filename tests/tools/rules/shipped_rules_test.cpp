// The rules file that we ship: it reads, and says for every row of the migration what was agreed.
#include <gmock/gmock.h>

#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "rules/read_concept.hpp"

namespace ssot::rules {
namespace {

const Concept& shipped() {
  static const Concept concept_read = [] {
    const std::string path = std::string(SSOT_SOURCE_DIR) + "/rules/websocket_manager.json";
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    auto read = read_concept(path, text.str());
    if (!read) {
      ADD_FAILURE() << llvm::toString(read.takeError());
      return Concept{};
    }
    return std::move(*read);
  }();
  return concept_read;
}

TEST(ShippedRules, CoverTheNineHeaders) {
  EXPECT_EQ(shipped().id, "websocket-manager");
  EXPECT_EQ(shipped().headers.size(), 9U);
  for (const LegacyHeader& header : shipped().headers)
    EXPECT_FALSE(header.implementations.empty()) << header.path;
}

TEST(ShippedRules, EveryManagerTypeBecomesTheOne) {
  std::set<std::string> singles;
  for (const Rule& rule : shipped().rules)
    if (rule.single) {
      singles.insert(rule.from.name);
      EXPECT_EQ(rule.cases.at(0).to.value, shipped().canonical.type) << rule.id;
    }
  EXPECT_EQ(singles.size(), 10U);  // eight classes and two aliases
}

// What has no mechanical answer at all. A row that joins this list needs a reason that a reviewer accepts.
TEST(ShippedRules, OnlyTheAgreedRowsAreNotes) {
  std::set<std::string> notes;
  for (const Rule& rule : shipped().rules)
    if (rule.cases.empty() && rule.instance == Instance::none) {
      notes.insert(rule.from.unqualified());
      ASSERT_TRUE(rule.note) << rule.id;
    }
  EXPECT_THAT(notes, testing::UnorderedElementsAre(
                         "WebSocketManagerMode", "UNIFIED", "ISOLATED", "EMERGENCY", "DEGRADED",
                         "create_test_fallback_manager", "check_websocket_service_available", "sync_state",
                         "NETRA_WS_MANAGER", "websocket", "cleanup_dead_connections", "clear_all_sessions",
                         "unregister_connection", "handle_connection_lost", "FallbackChatHandler",
                         "create_fallback_handler", "notify_user_of_degradation", "start_recovery_monitoring",
                         "cleanup", "set_app", "get_app", "reset_initialization_state"));
}

TEST(ShippedRules, ThreeRulesHaveCasesAndANote) {
  std::vector<std::string> both;
  for (const Rule& rule : shipped().rules)
    if (!rule.cases.empty() && rule.note) both.push_back(rule.id);
  EXPECT_THAT(both, testing::UnorderedElementsAre("ws-emit-critical-event", "unified-emit-critical-event",
                                                  "core-broadcast-message"));
}

TEST(ShippedRules, AnOverrideAnswersAsItsInterface) {
  std::map<std::string, const Rule*> interface;
  for (const Rule& rule : shipped().rules)
    if (rule.from.is_pure) interface[rule.from.unqualified()] = &rule;
  std::size_t compared = 0;
  for (const Rule& rule : shipped().rules) {
    if (!rule.from.is_override) continue;
    ASSERT_TRUE(interface.contains(rule.from.unqualified())) << rule.id;
    const Rule& base = *interface[rule.from.unqualified()];
    ASSERT_EQ(rule.cases.size(), base.cases.size()) << rule.id;
    for (std::size_t i = 0; i < rule.cases.size(); ++i) {
      EXPECT_EQ(rule.cases[i].to, base.cases[i].to) << rule.id;
      EXPECT_EQ(rule.cases[i].when, base.cases[i].when) << rule.id;
    }
    EXPECT_EQ(rule.note, base.note) << rule.id;
    ++compared;
  }
  EXPECT_EQ(compared, interface.size());
  EXPECT_EQ(compared, 5U);
}

}  // namespace
}  // namespace ssot::rules
