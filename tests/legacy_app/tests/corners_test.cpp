// The corners that no mechanical change can take along: a subclass, the nightly job, the tools of the person
// on call.
#include "netra/audit/audit_trail.h"
#include "netra/diagnostics/probe.h"
#include "netra/maintenance/janitor.h"
#include "netra/websocket/connection_manager.h"
#include "netra/websocket_core/manager.h"
#include "support/fixture.h"

namespace {

using netra::test::test_app;
using netra::test::unique_user;
using netra::test::WsPair;

TEST(Audit, writes_down_what_was_sent) {
  netra::audit::AuditTrail trail;
  const std::string user = unique_user("ann");
  trail.warn(user, "slow");
  trail.restart_notice(user);
  const std::vector<std::string> expected{user + ": warning", user + ": restart"};
  EXPECT_EQ(trail.lines(), expected);
}

TEST(Probe, sends_through_the_manager_or_a_recorder) {
  WsPair pair;
  const std::string user = unique_user("ben");
  netra::websocket_core::UnifiedWebSocketManager::instance().register_connection(user + "-c", user,
                                                                                 pair.server());
  EXPECT_TRUE(netra::diagnostics::probe_live(user + "-c"));
  EXPECT_EQ(pair.next()["type"], "probe");
  EXPECT_EQ(netra::diagnostics::probe_dry(user + "-c"), 1);
  EXPECT_TRUE(netra::diagnostics::sender_to(user + "-c")({{"type", "bound"}}));
  EXPECT_EQ(pair.next()["type"], "bound");
}

TEST(Probe, asks_by_name) {
  WsPair pair;
  const std::string user = unique_user("cid");
  netra::websocket_core::get_manager().connect_user(user, pair.server());
  EXPECT_EQ(netra::diagnostics::query("active", user), true);
  EXPECT_EQ(netra::diagnostics::query("health", user)["connections"], 1);
  EXPECT_TRUE(netra::diagnostics::query("mood", user).is_null());
}

TEST(Probe, emits_by_hand_and_cuts) {
  WsPair pair;
  const std::string user = unique_user("dan");
  const std::string id = netra::websocket_core::get_manager().connect_user(user, pair.server());
  netra::diagnostics::emit_by_hand(user, "agent_thinking", {{"user_id", user}, {"reasoning", "by hand"}});
  netra::websocket_core::get_manager().send_message(id, {{"type", "after"}});
  json message = pair.next();
  if (message["type"] == "agent_thinking") message = pair.next();
  EXPECT_EQ(message["type"], "after");
  netra::diagnostics::cut(id);
  EXPECT_EQ(pair.close_code(), 1000);
}

TEST(Probe, pages_operators_and_tries_sessions) {
  WsPair pair;
  netra::websocket_core::get_manager().connect_user("operator-day", pair.server());
  netra::diagnostics::page_operators("wake up");
  EXPECT_EQ(pair.next()["text"], "wake up");
  EXPECT_TRUE(netra::diagnostics::sessions_work(unique_user("eve")));
}

TEST(Janitor, leaves_live_connections_alone) {
  WsPair pair;
  const std::string user = unique_user("fay");
  netra::websocket::get_connection_manager()->connect(user, pair.server());
  netra::maintenance::sweep_connections();
  netra::maintenance::forget_sessions();
  netra::maintenance::bury_connection(unique_user("lost"));
  netra::maintenance::self_test(user);
  const auto infos = netra::websocket::get_connection_manager()->get_user_connections(user);
  EXPECT_EQ(infos.size(), 1u);
}

TEST(Janitor, watches_over_a_healthy_client) {
  WsPair pair;
  const std::string user = unique_user("gus");
  const netra::server::Peer peer{user, "t", user + "-c", pair.server()};
  netra::websocket_core::get_manager().register_connection(peer.connection_id, user, peer.stream);
  EXPECT_FALSE(netra::maintenance::watch_over(peer, test_app().state()));
}

}  // namespace
