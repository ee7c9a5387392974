// The shims at run time, on the real manager: legacy code that nobody rewrote shares the one manager.
#include <gtest/gtest.h>

#include <ssot/testing/binding.hpp>
#include <ssot/testing/recording_connection.hpp>

#include "netra/websocket/connection_manager.h"
#include "netra/websocket_core/manager.h"
#include "netra/websocket_core/reconnection_manager.h"
#include "netra/websocket_core/user_session_manager.h"

namespace {

using namespace netra::websocket_core;

WebSocketManager& early =
    websocket_recovery_manager;  // a global of legacy code, there before anything is bound

class Forwarding : public ::testing::Test {
 protected:
  void SetUp() override {
    manager_ = ssot::bind_websocket_manager(ssot::WebSocketManager::create());
    client_ = std::make_shared<ssot::testing::RecordingConnection>();
    id_ = manager_->attach(client_, ssot::Identity{ssot::UserId{"u1"}, ssot::ThreadId{"t1"}}).value;
  }
  void TearDown() override { ssot::testing::unbind_websocket_manager(); }

  std::shared_ptr<ssot::WebSocketManager> manager_;
  std::shared_ptr<ssot::testing::RecordingConnection> client_;
  std::string id_;
};

struct Audited : UnifiedWebSocketManager {
  int sent = 0;
  void send_to_user(const std::string& user, const json& message) override {
    ++sent;
    UnifiedWebSocketManager::send_to_user(user, message);
  }
};

TEST(ForwardingUnbound, AUseBeforeBindingIsAnErrorAndNotACrash) {
  EXPECT_THROW(early.is_connection_active("u1"), std::logic_error);
}

TEST_F(Forwarding, EveryShimSeesTheOneManager) {
  EXPECT_TRUE(early.is_connection_active("u1"));
  EXPECT_EQ(UnifiedWebSocketManager().get_user_connections("u1"), std::set<std::string>{id_});
  EXPECT_TRUE(netra::ws::get_websocket_manager().get()->is_connection_active("u1"));
  UserSessionManager writer, reader;
  const std::string session = writer.create_session("u1", {{"k", 1}});
  ASSERT_TRUE(reader.get_session(session).has_value());
  EXPECT_EQ(reader.get_session(session)->at("k"), 1);
}

TEST_F(Forwarding, AnOverridingSubclassIsCalledAndForwards) {
  Audited audited;
  netra::ws::WebSocketManager& base = audited;
  base.send_to_user("u1", {{"type", "x"}});
  EXPECT_EQ(audited.sent, 1);
  ASSERT_TRUE(client_->wait_for(1, std::chrono::seconds{5}));
  EXPECT_EQ(client_->messages().at(0)["type"], "x");
}

TEST_F(Forwarding, AgentEventsAreEmittedAndOtherNamesSent) {
  int events = 0;
  get_manager().add_event_listener([&](const json&) { ++events; });
  NETRA_WS_MANAGER().emit_critical_event("u1", "agent_thinking", {{"reasoning", "r"}});
  NETRA_WS_MANAGER().emit_critical_event("u1", "custom", {{"a", 1}});
  EXPECT_EQ(events, 1);
  ASSERT_TRUE(client_->wait_for(2, std::chrono::seconds{5}));
  EXPECT_EQ(client_->messages().at(0)["reasoning"], "r");
  EXPECT_EQ(client_->messages().at(1)["type"], "custom");
  EXPECT_EQ(client_->messages().at(1)["a"], 1);
}

TEST_F(Forwarding, SendingToAnUnknownThreadIsNoSuccess) {
  EXPECT_FALSE(early.send_to_thread("nobody's", {{"type", "x"}}));
  EXPECT_TRUE(early.send_to_thread("t1", {{"type", "x"}}));
}

TEST_F(Forwarding, BroadcastGoesToWhoeverIsNamed) {
  EXPECT_EQ(broadcast_message({{"type", "b"}}).successful, 1);
  EXPECT_EQ(broadcast_message({{"type", "b"}}, "u1").successful, 1);
  EXPECT_EQ(broadcast_message({{"type", "b"}}, "", "no room").failed, 1);
}

TEST_F(Forwarding, RecordsHaveStableAddresses) {
  auto* connections = netra::websocket::get_connection_manager();
  netra::websocket::ConnectionInfo* info = connections->get_connection_by_id(id_);
  ASSERT_NE(info, nullptr);
  EXPECT_EQ(info->user_id, "u1");
  EXPECT_EQ(connections->get_user_connections("u1"), std::vector<netra::websocket::ConnectionInfo*>{info});
  EXPECT_TRUE(connections->is_connection_alive(*info));
  get_manager().remove_connection(id_).get();
  EXPECT_FALSE(connections->is_connection_alive(*info));
  EXPECT_EQ(connections->get_connection_by_id(id_), nullptr);
}

TEST_F(Forwarding, ReconnectionCallsBackForItsConnectionAlone) {
  int here = 0, elsewhere = 0;
  ReconnectionManager& reconnection = get_reconnection_manager();
  reconnection.register_connection(id_, [&] { return ++here > 0; });
  reconnection.register_connection("another", [&] { return ++elsewhere > 0; });
  EXPECT_EQ(reconnection.get_connection_state(id_), ReconnectionState::CONNECTED);
  EXPECT_TRUE(reconnection.force_reconnect(id_));
  EXPECT_EQ(here, 1);
  EXPECT_EQ(elsewhere, 0);
  reconnection.disable_reconnection(id_);
  EXPECT_FALSE(reconnection.force_reconnect(id_));
}

TEST_F(Forwarding, WhatIsNotForwardedFailsAndIsCounted) {
  testing::internal::CaptureStderr();
  EXPECT_FALSE(sync_state());
  get_reconnection_manager().handle_connection_lost(id_).get();
  EXPECT_NE(testing::internal::GetCapturedStderr().find("sync_state is not forwarded"), std::string::npos);
  EXPECT_EQ(ssot::migration::unforwarded_count("netra::websocket_core::sync_state"), 1u);
}

}  // namespace
