#include "state/state_store.hpp"

#include <gtest/gtest.h>

namespace ssot::state {
namespace {

using nlohmann::json;
const UserId ada{"ada"}, bob{"bob"};

TEST(StateStore, StartsEmptyAtZeroAndMerges) {
  StateStore store(10);
  EXPECT_EQ(store.get(ada).state, json::object());
  EXPECT_EQ(store.get(ada).version, 0u);
  EXPECT_EQ(store.apply(ada, {{"a", 1}, {"b", {{"c", 2}}}}, 0).version, 1u);
  const StateResult now = store.apply(ada, {{"a", nullptr}, {"b", {{"d", 3}}}}, 1);
  EXPECT_EQ(now.state, json({{"b", {{"c", 2}, {"d", 3}}}}));
  EXPECT_EQ(now.version, 2u);
  EXPECT_FALSE(now.conflict);
}

TEST(StateStore, AnotherVersionIsAConflictAndChangesNothing) {
  StateStore store(10);
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
  StateStore store(10);
  store.apply(ada, {{"a", 1}}, 0);
  EXPECT_EQ(store.get(bob).state, json::object());
  EXPECT_EQ(store.get(bob).version, 0u);
}

TEST(StateStore, UsersAreBoundedAndTheOneChangedLongestAgoIsForgotten) {
  StateStore store(2);
  const UserId eve{"eve"};
  store.apply(ada, {{"a", 1}}, 0);
  store.apply(bob, {{"b", 1}}, 0);
  store.apply(ada, {{"a", 2}}, 1);
  store.apply(eve, {{"e", 1}}, 0);
  EXPECT_EQ(store.get(ada).version, 2u);
  EXPECT_EQ(store.get(bob).version, 0u);
  EXPECT_TRUE(store.apply(bob, {{"b", 2}}, 1).conflict) << "whoever knew the old one is told";
  EXPECT_EQ(store.get(eve).version, 1u);
}

}  // namespace
}  // namespace ssot::state
