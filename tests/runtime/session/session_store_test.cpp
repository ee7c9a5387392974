#include "session/session_store.hpp"

#include <gtest/gtest.h>

namespace ssot::session {
namespace {

using nlohmann::json;
using std::chrono::milliseconds;

Time at(int ms) {
  return Time{milliseconds{ms}};
}
const UserId ada{"ada"}, bob{"bob"};

TEST(SessionStore, OpensReadsPatchesCloses) {
  SessionStore store(milliseconds{100}, 10, 1000);
  const SessionId id = store.open(ada, {{"a", 1}, {"b", 2}}, at(0));
  EXPECT_EQ(store.data(id, at(1)), json({{"a", 1}, {"b", 2}}));
  EXPECT_TRUE(store.patch(id, {{"a", nullptr}, {"c", 3}}, at(2)));
  EXPECT_EQ(store.data(id, at(3)), json({{"b", 2}, {"c", 3}}));
  EXPECT_TRUE(store.close(id, at(4)));
  EXPECT_FALSE(store.close(id, at(4)));
  EXPECT_FALSE(store.patch(id, {}, at(4)));
  EXPECT_EQ(store.data(id, at(4)), std::nullopt);
}

TEST(SessionStore, IdsAreNotToBeGuessed) {
  SessionStore store(milliseconds{100}, 10, 1000);
  EXPECT_EQ(store.open(ada, {}, at(0)).value.size(), 32u);
  EXPECT_EQ(store.data(SessionId{"session_1"}, at(0)), std::nullopt);
}

TEST(SessionStore, BelongsToItsUser) {
  SessionStore store(milliseconds{100}, 10, 1000);
  const SessionId a = store.open(ada, {}, at(0)), a2 = store.open(ada, {}, at(0)),
                  b = store.open(bob, {}, at(0));
  EXPECT_EQ(store.of_user(ada, at(0)), (std::vector{a, a2}));
  EXPECT_EQ(store.of_user(bob, at(0)), (std::vector{b}));
  EXPECT_EQ(store.owner(b, at(0)), bob);
}

TEST(SessionStore, TouchingKeepsAliveAndQuietExpires) {
  SessionStore store(milliseconds{100}, 10, 1000);
  const SessionId kept = store.open(ada, {}, at(0)), quiet = store.open(ada, {}, at(0));
  EXPECT_TRUE(store.data(kept, at(90)).has_value());
  EXPECT_TRUE(store.data(kept, at(180)).has_value());
  EXPECT_EQ(store.of_user(ada, at(180)), std::vector{kept});
  EXPECT_EQ(store.data(quiet, at(180)), std::nullopt);
}

TEST(SessionStore, OneTooManyEndsTheQuietest) {
  SessionStore store(milliseconds{1000}, 2, 1000);
  const SessionId first = store.open(ada, {}, at(0)), second = store.open(ada, {}, at(1));
  ASSERT_TRUE(store.data(first, at(2)).has_value());
  const SessionId third = store.open(ada, {}, at(3));
  EXPECT_EQ(store.of_user(ada, at(3)), (std::vector{first, third}));
  EXPECT_FALSE(store.data(second, at(3)).has_value());
}

TEST(SessionStore, ExpiredOnesDoNotPileUp) {
  SessionStore store(milliseconds{10}, 10, 1000);
  for (int i = 0; i < 1000; ++i) store.open(UserId{std::to_string(i)}, {}, at(100 * i));
  EXPECT_LT(store.size(), 128u);
}

TEST(SessionStore, AllUsersTogetherAreBoundedAndTheQuietestGoes) {
  SessionStore store(milliseconds{1000}, 10, 3);
  const SessionId first = store.open(ada, {}, at(0));
  const SessionId second = store.open(bob, {}, at(1));
  EXPECT_TRUE(store.data(first, at(2)).has_value());
  for (int i = 3; i < 5; ++i) store.open(UserId{std::to_string(i)}, {}, at(i));
  EXPECT_EQ(store.size(), 3u);
  EXPECT_TRUE(store.data(first, at(5)).has_value());
  EXPECT_FALSE(store.data(second, at(5)).has_value());
}

}  // namespace
}  // namespace ssot::session
