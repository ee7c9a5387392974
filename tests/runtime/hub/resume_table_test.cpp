#include "hub/resume_table.hpp"

#include <gtest/gtest.h>

#include "hub/member.hpp"

namespace ssot::hub {
namespace {

using std::chrono::milliseconds;

const UserId ada{"ada"}, bob{"bob"};

class ResumeTableTest : public ::testing::Test {
 protected:
  history::Time at(int ms) { return history::Time{} + milliseconds{ms}; }
  ResumablePtr open(const UserId& user, const std::string& connection) {
    auto session = table_.open(user);
    session->connection = ConnectionId{connection};
    return session;
  }
  ResumablePtr away(const UserId& user, const std::string& connection, int ms) {
    auto session = open(user, connection);
    table_.park(session, at(ms));
    return session;
  }
  ResumeTable table_{{.session_ttl = milliseconds{1000}, .away_limit = 3, .away_per_user = 2}};
};

TEST_F(ResumeTableTest, ASessionIsFoundByItsIdKeyAndUserAlone) {
  const auto session = open(ada, "c");
  EXPECT_EQ(table_.find(session->sid, session->key, ada), session);
  EXPECT_EQ(table_.find(session->sid, session->key, bob), nullptr);
  EXPECT_EQ(table_.find(session->sid, session->key + "x", ada), nullptr);
  EXPECT_EQ(table_.find(session->sid, "", ada), nullptr);
  EXPECT_EQ(table_.find("other", session->key, ada), nullptr);
  EXPECT_NE(session->sid, session->key);
  EXPECT_NE(open(ada, "d")->key, session->key);
}

TEST_F(ResumeTableTest, WhoIsAwayIsFoundByItsConnection) {
  const auto session = away(ada, "c", 0);
  EXPECT_EQ(table_.away_as(ConnectionId{"c"}), session);
  EXPECT_EQ(table_.away_users(), std::vector<UserId>{ada});
  table_.rename(session, ConnectionId{"d"});
  EXPECT_EQ(table_.away_as(ConnectionId{"c"}), nullptr);
  EXPECT_EQ(table_.away_as(ConnectionId{"d"}), session);
  EXPECT_TRUE(table_.take_back(session).empty());
  EXPECT_EQ(table_.away_as(ConnectionId{"d"}), nullptr);
  EXPECT_EQ(table_.away(), 0u);
  EXPECT_TRUE(table_.away_users().empty());
  EXPECT_EQ(table_.find(session->sid, session->key, ada), session) << "it is back, not over";
}

TEST_F(ResumeTableTest, PlacesAreGivenBackOnce) {
  const auto session = open(ada, "c");
  session->places.push_back({nullptr, 1, 2, Cursor::open_end});
  table_.park(session, at(0));
  EXPECT_EQ(table_.take_back(session).size(), 1u);
  EXPECT_TRUE(table_.take_back(session).empty());
}

TEST_F(ResumeTableTest, TimeEndsTheOneThatWentFirst) {
  const auto first = away(ada, "a", 0), second = away(bob, "b", 500);
  EXPECT_EQ(table_.surplus(at(1000)), nullptr) << "the limit itself is in time";
  EXPECT_EQ(table_.surplus(at(1001)), first);
  table_.erase(first);
  EXPECT_EQ(table_.find(first->sid, first->key, ada), nullptr);
  EXPECT_EQ(table_.surplus(at(1001)), nullptr);
  EXPECT_EQ(table_.surplus(at(1501)), second);
}

TEST_F(ResumeTableTest, ACrowdEndsTheFirstOfItsUser) {
  const auto other = away(bob, "b", 0), first = away(ada, "1", 1);
  away(ada, "2", 2);
  EXPECT_EQ(table_.surplus(at(2)), nullptr);
  away(ada, "3", 3);
  EXPECT_EQ(table_.surplus(at(3)), other) << "four are too many for the process";
  table_.erase(other);
  EXPECT_EQ(table_.surplus(at(3)), first) << "three are too many for her";
  table_.erase(first);
  EXPECT_EQ(table_.surplus(at(3)), nullptr);
}

TEST_F(ResumeTableTest, WhoWentAgainIsAwayLast) {
  const auto first = away(ada, "a", 0), second = away(bob, "b", 1);
  (void)table_.take_back(first);
  table_.park(first, at(2));
  EXPECT_EQ(table_.surplus(at(1002)), second);
}

TEST_F(ResumeTableTest, ASurplusThatComesBackIsKnownAgain) {
  const auto session = away(ada, "c", 0);
  table_.erase(session);
  (void)table_.take_back(session);
  EXPECT_EQ(table_.find(session->sid, session->key, ada), session);
}

TEST(EqualInConstantTime, Compares) {
  EXPECT_TRUE(equal_in_constant_time("", ""));
  EXPECT_TRUE(equal_in_constant_time("abc", "abc"));
  EXPECT_FALSE(equal_in_constant_time("abc", "abd"));
  EXPECT_FALSE(equal_in_constant_time("abc", "ab"));
  EXPECT_FALSE(equal_in_constant_time(std::string_view("a\0b", 3), std::string_view("a\0c", 3)));
}

}  // namespace
}  // namespace ssot::hub
