#include "shim/legacy_names.hpp"

#include "small_concept.hpp"

namespace ssot::shim {
namespace {

class LegacyNamesTest : public ::testing::Test {
 protected:
  rules::Concept known_ = small_concept(header("a.h", R"~(
    { "id": "outer", "from": "class n::Timer", "to": "one::Clock", "single": true },
    { "id": "inner", "from": "class n::m::Timer", "to": "one::Clock", "single": true },
    { "id": "state", "from": "enum class n::m::State", "to": "one::State" },
    { "id": "idle", "from": "enumerator n::m::State::IDLE", "to": "one::State::idle" })~"));
  LegacyNames names_{known_};

  std::vector<std::string> ids(const std::string& scope, const std::string& text) {
    std::vector<std::string> found;
    for (const rules::Rule* rule : names_.named_in(scope, text)) found.push_back(rule->id);
    return found;
  }
};

TEST_F(LegacyNamesTest, TheInnermostScopeWins) {
  EXPECT_EQ(ids("n::m", "const Timer&"), std::vector<std::string>{"inner"});
  EXPECT_EQ(ids("n", "Timer*"), std::vector<std::string>{"outer"});
  EXPECT_EQ(ids("n", "std::vector<m::Timer>"), std::vector<std::string>{"inner"});
  EXPECT_EQ(ids("other", "::n::Timer"), std::vector<std::string>{"outer"});
  EXPECT_TRUE(ids("other", "Timer").empty());
  EXPECT_TRUE(ids("n", "std::Timer").empty());
}

TEST_F(LegacyNamesTest, AMemberNamesItsType) {
  EXPECT_EQ(ids("n", "m::State::IDLE"), std::vector<std::string>{"state"});
  EXPECT_EQ(ids("n::m", "std::map<State, Timer>"), (std::vector<std::string>{"state", "inner"}));
}

TEST_F(LegacyNamesTest, MembersStandUnderTheirType) {
  ASSERT_EQ(names_.members("n::m::State").size(), 1u);
  EXPECT_EQ(names_.members("n::m::State")[0]->id, "idle");
  EXPECT_EQ(namespace_of(names_, "n::m::State"), "n::m");
}

}  // namespace
}  // namespace ssot::shim
