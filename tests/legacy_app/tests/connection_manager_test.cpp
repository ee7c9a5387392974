#include "netra/websocket/connection_manager.h"

#include "support/fixture.h"

namespace {

using netra::test::unique_user;
using netra::test::WsPair;
using netra::websocket::ConnectionInfo;
using netra::websocket::ConnectionManager;

TEST(ConnectionManager, connect_gives_the_connection) {
  WsPair pair;
  ConnectionManager manager;
  const std::string user = unique_user("ann");
  ConnectionInfo* info = manager.connect(user, pair.server());
  ASSERT_TRUE(info);
  EXPECT_EQ(info->user_id, user);
  EXPECT_FALSE(info->connection_id.empty());
  const bool alive = manager.is_connection_alive(*info);
  EXPECT_TRUE(alive);
}

TEST(ConnectionManager, a_connection_is_found_by_stream_and_id) {
  WsPair pair;
  ConnectionManager manager;
  const std::string user = unique_user("ben");
  const auto info = manager.connect(user, pair.server());
  ASSERT_TRUE(info);
  auto by_stream = manager.find_connection(user, pair.server());
  auto by_id = manager.get_connection_by_id(info->connection_id);
  ASSERT_TRUE(by_stream);
  ASSERT_TRUE(by_id);
  EXPECT_EQ(by_stream->connection_id, by_id->connection_id);
}

TEST(ConnectionManager, what_is_not_there_is_not_found) {
  WsPair pair;
  ConnectionManager manager;
  const std::string user = unique_user("cid");
  const auto by_stream = manager.find_connection(user, pair.server());
  const auto by_id = manager.get_connection_by_id(user);
  EXPECT_FALSE(by_stream);
  EXPECT_FALSE(by_id);
  EXPECT_TRUE(user.size() > 3);
}

TEST(ConnectionManager, all_connections_of_a_user) {
  WsPair first;
  WsPair second;
  auto manager = std::make_unique<ConnectionManager>();
  const std::string user = unique_user("dan");
  manager->connect(user, first.server());
  manager->connect(user, second.server());
  std::size_t count = 0;
  for (const auto& info : manager->get_user_connections(user)) {
    EXPECT_EQ(info->user_id, user);
    ++count;
  }
  EXPECT_EQ(count, 2u);
}

TEST(ConnectionManager, disconnecting_forgets_and_closes) {
  WsPair pair;
  auto manager = std::make_shared<ConnectionManager>();
  const std::string user = unique_user("eve");
  manager->connect(user, pair.server());
  manager->disconnect(user, pair.server(), 4001, "replaced");
  EXPECT_EQ(pair.close_code(), 4001);
  const auto gone = manager->find_connection(user, pair.server());
  EXPECT_FALSE(gone);
}

TEST(ConnectionManager, disconnecting_with_the_default_reason) {
  WsPair pair;
  netra::websocket::WebSocketConnectionManager manager;
  const std::string user = unique_user("fay");
  manager.connect(user, pair.server());
  manager.disconnect(user, pair.server());
  EXPECT_EQ(pair.close_code(), 1000);
  EXPECT_TRUE(manager.get_user_connections(user).empty());
}

TEST(ConnectionManager, the_global_one_is_always_the_same) {
  WsPair pair;
  const std::string user = unique_user("gus");
  netra::websocket::get_connection_manager()->connect(user, pair.server());
  const auto infos = netra::websocket::get_connection_manager()->get_user_connections(user);
  ASSERT_EQ(infos.size(), 1u);
  EXPECT_EQ(infos.front()->user_id, user);
}

}  // namespace
