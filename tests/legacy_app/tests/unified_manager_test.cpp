#include "netra/websocket_core/unified_manager.h"

#include <atomic>

#include "support/fixture.h"

namespace {

using netra::test::unique_user;
using netra::test::WsPair;
using netra::websocket_core::UnifiedWebSocketManager;
using netra::websocket_core::WebSocketConnection;

TEST(UnifiedManager, a_message_reaches_the_user) {
  WsPair pair;
  UnifiedWebSocketManager manager;
  const std::string user = unique_user("ann");
  manager.connect_user(user, pair.server());
  manager.send_to_user(user, {{"type", "hello"}, {"n", 1}});
  const json message = pair.next();
  EXPECT_EQ(message.value("type", ""), "hello");
  EXPECT_EQ(message.value("n", 0), 1);
}

TEST(UnifiedManager, the_given_connection_id_is_kept) {
  WsPair pair;
  UnifiedWebSocketManager manager(netra::websocket_core::WebSocketManagerMode::UNIFIED);
  const std::string user = unique_user("ann");
  const std::string id = manager.connect_user(user, pair.server(), user + "-c", "thread-1");
  EXPECT_EQ(id, user + "-c");
  EXPECT_EQ(manager.get_user_connections(user), std::set<std::string>{id});
}

TEST(UnifiedManager, a_connection_id_is_made_up) {
  WsPair pair;
  UnifiedWebSocketManager manager;
  const std::string user = unique_user("ann");
  std::string id = manager.connect_user(user, pair.server());
  EXPECT_FALSE(id.empty());
  const bool sent = manager.send_message(id, {{"type", "x"}});
  EXPECT_TRUE(sent);
  EXPECT_EQ(pair.next().value("type", ""), "x");
}

TEST(UnifiedManager, registering_is_connecting) {
  WsPair pair;
  auto manager = std::make_unique<UnifiedWebSocketManager>();
  const std::string user = unique_user("ben");
  manager->register_connection(user + "-c", user, pair.server());
  const bool active = manager->is_connection_active(user);
  EXPECT_TRUE(active);
  manager->send_to_user(user, {{"type", "registered"}});
  EXPECT_EQ(pair.next().value("type", ""), "registered");
}

TEST(UnifiedManager, a_record_can_be_added_and_removed) {
  WsPair pair;
  auto manager = std::make_shared<UnifiedWebSocketManager>();
  const std::string user = unique_user("cid");
  const WebSocketConnection record{user + "-c", user, pair.server(), "thread-2", {}};
  manager->add_connection(record).get();
  const bool before = manager->is_connection_active(user);
  manager->remove_connection(record.connection_id).get();
  const bool after = manager->is_connection_active(user);
  EXPECT_TRUE(before);
  EXPECT_FALSE(after);
  EXPECT_EQ(pair.close_code(), 1000);
}

TEST(UnifiedManager, a_record_in_braces) {
  WsPair pair;
  UnifiedWebSocketManager manager;
  const std::string user = unique_user("cid");
  manager.add_connection({user + "-c", user, pair.server(), "", {}}).get();
  const auto ids = manager.get_user_connections(user);
  EXPECT_EQ(ids.size(), 1u);
}

TEST(UnifiedManager, disconnecting_closes_with_code) {
  WsPair pair;
  UnifiedWebSocketManager manager;
  const std::string user = unique_user("dan");
  manager.connect_user(user, pair.server());
  manager.disconnect_user(user, pair.server(), 1001, "away");
  EXPECT_EQ(pair.close_code(), 1001);
  const json health = manager.get_connection_health(user);
  EXPECT_EQ(health.value("active", true), false);
}

TEST(UnifiedManager, disconnecting_normally) {
  WsPair pair;
  UnifiedWebSocketManager manager;
  const std::string user = unique_user("dan");
  manager.connect_user(user, pair.server());
  manager.disconnect_user(user, pair.server());
  EXPECT_EQ(pair.close_code(), 1000);
}

TEST(UnifiedManager, an_event_is_flat_on_the_wire) {
  WsPair pair;
  UnifiedWebSocketManager manager;
  const std::string user = unique_user("eve");
  const std::string id = manager.connect_user(user, pair.server());
  manager.send_event(id, "progress", {{"percent", 40}});
  const json message = pair.next();
  EXPECT_EQ(message.value("type", ""), "progress");
  EXPECT_EQ(message.value("percent", 0), 40);
  EXPECT_TRUE(message.contains("timestamp"));
}

TEST(UnifiedManager, an_event_answers_whether_it_was_sent) {
  WsPair pair;
  UnifiedWebSocketManager manager;
  const std::string user = unique_user("eve");
  const std::string id = manager.connect_user(user, pair.server());
  const bool sent = manager.send_event(id, "progress", {{"percent", 41}});
  EXPECT_TRUE(sent);
}

TEST(UnifiedManager, the_five_events) {
  WsPair pair;
  UnifiedWebSocketManager manager;
  const std::string user = unique_user("fay");
  manager.connect_user(user, pair.server());
  manager.emit_critical_event(user, "agent_started", {{"user_id", user}, {"thread_id", "t"}});
  manager.emit_critical_event(user, "agent_thinking", {{"user_id", user}, {"reasoning", "hm"}});
  manager.emit_critical_event(user, "tool_executing",
                              {{"user_id", user}, {"tool_name", "sum"}, {"parameters", {{"a", 1}}}});
  manager.emit_critical_event(
      user, "tool_completed",
      {{"user_id", user}, {"tool_name", "sum"}, {"results", {{"sum", 1}}}, {"duration", 0.5}});
  manager.emit_critical_event(user, "agent_completed",
                              {{"user_id", user}, {"status", "success"}, {"final_response", {{"sum", 1}}}});
  const auto messages = pair.next_messages(5);
  ASSERT_EQ(messages.size(), 5u);
  EXPECT_EQ(messages[0].value("thread_id", ""), "t");
  EXPECT_EQ(messages[1].value("reasoning", ""), "hm");
  EXPECT_EQ(messages[2].value("type", ""), "tool_executing");
  EXPECT_EQ(messages[3].value("duration", 0.0), 0.5);
  EXPECT_EQ(messages[4].value("status", ""), "success");
}

TEST(UnifiedManager, listeners_hear_of_events) {
  UnifiedWebSocketManager manager;
  const std::string user = unique_user("gus");
  auto heard = std::make_shared<std::atomic<int>>(0);
  manager.add_event_listener([heard, user](const json& message) {
    if (message.value("user_id", "") == user) ++*heard;
  });
  manager.emit_critical_event(user, "agent_thinking", {{"user_id", user}, {"reasoning", "hm"}});
  EXPECT_EQ(*heard, 1);
}

TEST(UnifiedManager, what_came_while_away_is_delivered_in_order) {
  UnifiedWebSocketManager manager;
  const std::string user = unique_user("hal");
  for (int n = 0; n < 10; ++n) {
    manager.send_to_user(user, {{"type", "missed"}, {"n", n}});
  }
  WsPair pair;
  manager.connect_user(user, pair.server());
  const auto messages = pair.next_messages(10);
  ASSERT_EQ(messages.size(), 10u);
  for (int n = 0; n < 10; ++n) EXPECT_EQ(messages[static_cast<std::size_t>(n)].value("n", -1), n);
}

TEST(UnifiedManager, a_broadcast_leaves_some_out) {
  WsPair first;
  WsPair second;
  UnifiedWebSocketManager manager;
  const std::string ida = unique_user("ida");
  const std::string jon = unique_user("jon");
  manager.connect_user(ida, first.server());
  manager.connect_user(jon, second.server());
  manager.broadcast_to_all({{"type", "news"}}, {jon});
  manager.broadcast_to_all({{"type", "late news"}});
  EXPECT_EQ(first.next().value("type", ""), "news");
  EXPECT_EQ(second.next().value("type", ""), "late news");
}

TEST(UnifiedManager, users_do_not_see_each_other) {
  WsPair first;
  WsPair second;
  UnifiedWebSocketManager manager;
  const std::string kim = unique_user("kim");
  const std::string leo = unique_user("leo");
  manager.connect_user(kim, first.server());
  manager.connect_user(leo, second.server());
  manager.send_to_user(kim, {{"type", "for kim"}});
  manager.send_to_user(leo, {{"type", "for leo"}});
  EXPECT_EQ(second.next().value("type", ""), "for leo");
  EXPECT_EQ(first.next().value("type", ""), "for kim");
}

TEST(UnifiedManager, two_clients_of_one_user_get_the_same) {
  WsPair first;
  WsPair second;
  UnifiedWebSocketManager manager;
  const std::string user = unique_user("mia");
  manager.connect_user(user, first.server());
  manager.connect_user(user, second.server());
  manager.send_to_user(user, {{"type", "both"}});
  EXPECT_EQ(first.next().value("type", ""), "both");
  EXPECT_EQ(second.next().value("type", ""), "both");
  const json health = manager.get_connection_health(user);
  EXPECT_EQ(health.value("connections", 0), 2);
}

TEST(UnifiedManager, seen_through_the_interface) {
  WsPair pair;
  auto unified = std::make_shared<UnifiedWebSocketManager>();
  std::shared_ptr<netra::ws::WebSocketManager> manager = unified;
  const std::string user = unique_user("ned");
  unified->connect_user(user, pair.server());
  const bool active = manager->is_connection_active(user);
  EXPECT_TRUE(active);
  manager->send_to_user(user, {{"type", "through"}});
  EXPECT_EQ(pair.next().value("type", ""), "through");
  auto* again = dynamic_cast<UnifiedWebSocketManager*>(manager.get());
  ASSERT_TRUE(again);
  EXPECT_EQ(again->get_user_connections(user).size(), 1u);
}

}  // namespace
