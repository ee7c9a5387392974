#include "netra/websocket_core/manager.h"

#include "netra/context/user_context.h"
#include "netra/websocket_core/close_codes.h"
#include "support/fixture.h"

namespace {

using namespace netra::websocket_core;
using netra::test::unique_user;
using netra::test::WsPair;

TEST(Manager, the_accessor_and_the_instance_are_one) {
  WsPair pair;
  const std::string user = unique_user("ann");
  WebSocketManager& manager = get_manager();
  manager.connect_user(user, pair.server(), "", "t");
  const bool seen = UnifiedWebSocketManager::instance().is_connection_active(user);
  EXPECT_TRUE(seen);
}

TEST(Manager, the_recovery_manager_is_it_too) {
  WsPair pair;
  const std::string user = unique_user("ann");
  netra::websocket_core::websocket_recovery_manager.connect_user(user, pair.server());
  get_manager().send_to_user(user, {{"type", "recovered"}});
  EXPECT_EQ(pair.next().value("type", ""), "recovered");
}

TEST(Manager, broadcast_message_to_one_user) {
  WsPair pair;
  get_manager().connect_user("the-one", pair.server());
  const BroadcastResult result = broadcast_message({{"type", "note"}}, "the-one");
  EXPECT_EQ(result.failed, 0);
  EXPECT_EQ(pair.next().value("type", ""), "note");
}

TEST(Manager, broadcast_message_to_everyone) {
  WsPair pair;
  const std::string user = unique_user("ben");
  get_manager().connect_user(user, pair.server(), user + "-c");
  auto result = broadcast_message({{"type", "system"}});
  EXPECT_EQ(result.failed, 0);
  EXPECT_EQ(pair.next().value("type", ""), "system");
}

TEST(Manager, broadcast_message_to_a_room_that_nobody_is_in) {
  const auto result = broadcast_message({{"type", "note"}}, "", "empty-room");
  EXPECT_EQ(result.successful, 0);
}

TEST(Manager, asked_for_through_a_future) {
  const std::string user = unique_user("cid");
  const netra::UserContext context{user, "t", "r"};
  auto manager = netra::ws::get_websocket_manager(&context).get();
  const bool active = manager->is_connection_active(context.user_id);
  EXPECT_FALSE(active);
  manager->send_to_user(user, {{"type", "later"}});
  const json health = netra::ws::get_websocket_manager().get()->get_connection_health(user);
  EXPECT_EQ(health.value("connections", -1), 0);
}

TEST(Manager, an_assertion_around_a_call) {
  EXPECT_FALSE(get_manager().is_connection_active(unique_user("nobody")));
  EXPECT_TRUE(get_manager().get_user_connections(unique_user("nobody")).empty());
}

}  // namespace
