#include "state/state_store.hpp"

#include <gtest/gtest.h>

namespace ssot::state {
namespace {

using nlohmann::json;
const UserId ada{"ada"}, bob{"bob"};

TEST(StateStore, StartsEmptyAtZeroAndMerges) {
  StateStore store;
  EXPECT_EQ(store.get(ada).state, json::object());
  EXPECT_EQ(store.get(ada).version, 0u);
  EXPECT_EQ(store.apply(ada, {{"a", 1}, {"b", {{"c", 2}}}}, 0).version, 1u);
  const StateResult now = store.apply(ada, {{"a", nullptr}, {"b", {{"d", 3}}}}, 1);
  EXPECT_EQ(now.state, json({{"b", {{"c", 2}, {"d", 3}}}}));
  EXPECT_EQ(now.version, 2u);
  EXPECT_FALSE(now.conflict);
}

TEST(StateStore, AnotherVersionIsAConflictAndChangesNothing) {
  StateStore store;
  store.apply(ada, {{"a", 1}}, 0);
  for (const std::uint64_t version : {0u, 2u}) {
    const StateResult told = store.apply(ada, {{"a", 9}}, version);
    EXPECT_TRUE(told.conflict);
    EXPECT_EQ(told.version, 1u);
    EXPECT_EQ(told.state["a"], 1);
  }
  EXPECT_FALSE(store.get(ada).conflict);
}

TEST(StateStore, UsersAreApart) {
  StateStore store;
  store.apply(ada, {{"a", 1}}, 0);
  EXPECT_EQ(store.get(bob).state, json::object());
  EXPECT_EQ(store.get(bob).version, 0u);
}

}  // namespace
}  // namespace ssot::state
