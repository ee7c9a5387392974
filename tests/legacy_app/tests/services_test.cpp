#include "netra/services/notifier.h"
#include "netra/services/presence.h"
#include "netra/services/recovery_desk.h"
#include "netra/services/rooms.h"
#include "netra/services/state_service.h"
#include "netra/websocket_core/close_codes.h"
#include "netra/websocket_core/manager.h"
#include "support/fixture.h"

namespace {

using netra::server::Peer;
using netra::test::unique_user;
using netra::test::WsPair;
namespace core = netra::websocket_core;

TEST(Presence, a_user_comes_and_goes) {
  WsPair pair;
  netra::services::PresenceService presence;
  const Peer peer{unique_user("ann"), "t", "", pair.server()};
  EXPECT_TRUE(presence.arrive(peer));
  EXPECT_TRUE(presence.is_here(peer));
  const auto ids = presence.connection_ids(peer.user_id);
  ASSERT_EQ(ids.size(), 1u);
  EXPECT_EQ(presence.owner_of(ids.front()), peer.user_id);
  EXPECT_EQ(presence.describe(peer.user_id), peer.user_id + " (1 connections)");
  presence.leave(peer, core::kNormalClosure, "");
  EXPECT_FALSE(presence.is_here(peer));
  EXPECT_EQ(presence.describe(peer.user_id), peer.user_id + " (away)");
  EXPECT_EQ(presence.owner_of("nobody's"), "");
}

TEST(State, is_shared_by_the_clients_of_a_user) {
  WsPair first;
  WsPair second;
  netra::services::StateService state;
  const std::string user = unique_user("ben");
  const Peer peer{user, "t", user + "-1", first.server()};
  const Peer other{user, "t", user + "-2", second.server()};
  EXPECT_EQ(state.join(peer)["status"], "connected");
  EXPECT_EQ(state.update(user, {{"version", 0u}, {"state", {{"tab", "a"}}}})["conflict"], false);
  EXPECT_EQ(state.rejoin(other)["state"]["tab"], "a");
  EXPECT_EQ(state.patch(user, {{"version", 0u}, {"state", {{"tab", "b"}}}})["conflict"], true);
  EXPECT_EQ(state.current(other)["state"]["tab"], "a");
  state.leave(peer);
}

TEST(Rooms, members_hear_each_other) {
  WsPair pair;
  auto manager = std::make_shared<core::UnifiedWebSocketManager>();
  netra::services::RoomDirectory rooms(manager);
  const std::string cid = unique_user("cid");
  const std::string dan = unique_user("dan");
  manager->connect_user(dan, pair.server());
  rooms.join("ops", cid);
  rooms.join("ops", dan);
  EXPECT_EQ(rooms.say("ops", cid, "hello"), 1);
  EXPECT_EQ(pair.next()["text"], "hello");
  rooms.leave_all(cid);
  EXPECT_FALSE(rooms.members("ops").contains(cid));
  rooms.leave_all(dan);
  EXPECT_TRUE(rooms.members("ops").contains(dan)) << "is still connected";
}

TEST(Notifier, tells_users) {
  WsPair first;
  WsPair second;
  auto hub = std::make_shared<core::WebSocketManager>();
  const std::string eve = unique_user("eve");
  const std::string fay = unique_user("fay");
  hub->connect_user(eve, first.server());
  hub->connect_user(fay, second.server());
  netra::services::Notifier notifier(hub);
  EXPECT_EQ(notifier.alert({eve, fay, unique_user("away")}, "now"), 2);
  EXPECT_EQ(first.next()["type"], "alert");
  EXPECT_EQ(second.next()["type"], "alert");
  notifier.announce("news", fay);
  EXPECT_EQ(first.next()["text"], "news");
  notifier.delivery()(fay, {{"type", "direct"}});
  EXPECT_EQ(second.next()["type"], "direct");
  notifier.note_to(fay, "for you");
  EXPECT_EQ(second.next()["text"], "for you");
  EXPECT_EQ(notifier.note_to_operators("later").failed, 0);
  EXPECT_EQ(notifier.note_to_lobby("nobody is there").successful, 0);
  EXPECT_EQ(notifier.system_message("all").failed, 0);
}

TEST(Notifier, signs_a_user_out) {
  WsPair pair;
  std::shared_ptr<core::UnifiedWebSocketManager> hub = std::make_shared<core::UnifiedWebSocketManager>();
  const std::string user = unique_user("gus");
  hub->connect_user(user, pair.server());
  netra::services::Notifier notifier(hub);
  EXPECT_EQ(notifier.sign_out(user), 1);
  EXPECT_EQ(pair.next()["type"], "signed_out");
  EXPECT_EQ(pair.close_code(), 1000);
  const bool active = hub->is_connection_active(user);
  EXPECT_FALSE(active);
}

TEST(RecoveryDesk, restores_and_moves_a_client) {
  WsPair first;
  WsPair second;
  netra::services::RecoveryDesk desk;
  const std::string user = unique_user("hal");
  Peer peer{user, user + "-t", user + "-c", first.server()};
  desk.restore(peer);
  EXPECT_EQ(first.next()["type"], "restored");
  EXPECT_EQ(desk.count_online({user, unique_user("away")}), 1);
  desk.move(peer, second.server());
  EXPECT_EQ(first.close_code(), 4001);
  core::get_manager().send_message(peer.connection_id, {{"type", "moved"}});
  EXPECT_EQ(second.next()["type"], "moved");
  EXPECT_EQ(desk.status_line(unique_user("away")), "away");
  (void)desk.last_word(peer.thread_id, "bye");
}

}  // namespace
