#include "netra/websocket/state_synchronization_manager.h"

#include "support/fixture.h"

namespace {

using netra::test::unique_user;
using netra::test::WsPair;
using netra::websocket::ConnectionManager;
using netra::websocket::StateSynchronizationManager;

// The version that a client would have seen last.
unsigned version_of(StateSynchronizationManager& sync, const std::string& user, const WsPtr& stream) {
  if (!stream) return 0;
  const json now = sync.handle_get_current_state(user, "", stream);
  return now.value("version", 0u);
}

TEST(StateSynchronization, a_new_connection_gets_the_state) {
  WsPair pair;
  StateSynchronizationManager sync(netra::websocket::get_connection_manager());
  const std::string user = unique_user("ann");
  const json answer = sync.handle_new_connection(user, user + "-c", pair.server());
  EXPECT_EQ(answer.value("status", ""), "connected");
  EXPECT_TRUE(answer.contains("version"));
  EXPECT_TRUE(answer.contains("state"));
}

TEST(StateSynchronization, an_update_raises_the_version) {
  WsPair pair;
  StateSynchronizationManager sync(nullptr);
  const std::string user = unique_user("ben");
  const unsigned version = version_of(sync, user, pair.server());
  const json result = sync.handle_state_update(user, {{"version", version}, {"state", {{"tab", "costs"}}}});
  EXPECT_EQ(result.value("conflict", true), false);
  EXPECT_EQ(result["version"], version + 1);
  EXPECT_EQ(result["state"]["tab"], "costs");
}

TEST(StateSynchronization, a_stale_update_is_a_conflict) {
  WsPair pair;
  auto sync = std::make_unique<StateSynchronizationManager>(netra::websocket::get_connection_manager());
  const std::string user = unique_user("cid");
  const unsigned version = version_of(*sync, user, pair.server());
  sync->handle_state_update(user, {{"version", version}, {"state", {{"a", 1}}}});
  const json stale = sync->handle_partial_state_update(user, {{"version", version}, {"state", {{"a", 2}}}});
  EXPECT_EQ(stale.value("conflict", false), true);
  EXPECT_EQ(stale["state"]["a"], 1);
}

TEST(StateSynchronization, an_update_without_version_changes_nothing) {
  WsPair pair;
  StateSynchronizationManager sync(nullptr);
  const std::string user = unique_user("dan");
  const json result = sync.handle_state_update(user, {{"state", {{"a", 1}}}});
  EXPECT_EQ(result.value("conflict", false), true);
  EXPECT_EQ(version_of(sync, user, pair.server()), 0u);
}

TEST(StateSynchronization, a_partial_update_keeps_the_rest) {
  WsPair pair;
  StateSynchronizationManager sync(nullptr);
  const std::string user = unique_user("eve");
  const unsigned version = version_of(sync, user, pair.server());
  sync.handle_state_update(user, {{"version", version}, {"state", {{"a", 1}, {"b", 2}}}});
  const json result =
      sync.handle_partial_state_update(user, {{"version", version + 1}, {"state", {{"b", 3}}}});
  EXPECT_EQ(result["state"]["a"], 1);
  EXPECT_EQ(result["state"]["b"], 3);
}

TEST(StateSynchronization, coming_back_finds_the_state) {
  WsPair pair;
  ConnectionManager connections;
  StateSynchronizationManager sync(&connections);
  const std::string user = unique_user("fay");
  connections.connect(user, pair.server());
  const unsigned version = version_of(sync, user, pair.server());
  sync.handle_state_update(user, {{"version", version}, {"state", {{"kept", true}}}});
  const json answer = sync.handle_reconnection(user, user + "-c", pair.server());
  EXPECT_EQ(answer["state"]["kept"], true);
  sync.handle_disconnection(user, user + "-c");
}

}  // namespace
