#include "netra/server/endpoint.h"

#include "netra/server/http_routes.h"
#include "netra/websocket_core/manager.h"
#include "support/fixture.h"

namespace {

using netra::server::Endpoint;
using netra::server::Peer;
using netra::server::Services;
using netra::test::test_app;
using netra::test::unique_user;
using netra::test::WsPair;

// The endpoint as the server makes it, with one client.
class EndpointTest : public ::testing::Test {
 protected:
  json ask(const json& message) {
    endpoint.message(peer, message.dump());
    return pair.next();
  }

  Services services{test_app(), test_app().manager()};
  Endpoint endpoint{services};
  WsPair pair;
  Peer peer{unique_user("ann"), "t", "", pair.server()};
};

TEST_F(EndpointTest, tells_the_client_that_it_is_ready) {
  ASSERT_TRUE(endpoint.open(peer));
  const json ready = pair.next();
  EXPECT_EQ(ready["type"], "connection_ready");
  EXPECT_EQ(ready["connection_id"], peer.connection_id);
  EXPECT_EQ(ready["user_id"], peer.user_id);
  EXPECT_EQ(ready["thread_id"], "t");
  endpoint.close(peer);
}

TEST_F(EndpointTest, forgets_a_client_that_goes) {
  ASSERT_TRUE(endpoint.open(peer));
  const bool before = test_app().manager()->is_connection_active(peer.user_id);
  endpoint.close(peer, 1001, "gone");
  const bool after = test_app().manager()->is_connection_active(peer.user_id);
  EXPECT_TRUE(before);
  EXPECT_FALSE(after);
  EXPECT_EQ(pair.close_code(), 1001);
}

TEST_F(EndpointTest, answers_commands) {
  ASSERT_TRUE(endpoint.open(peer));
  EXPECT_EQ(pair.next()["type"], "connection_ready");
  EXPECT_EQ(ask({{"type", "ping"}, {"id", 1}})["type"], "pong");
  const json opened = ask({{"type", "session.open"}, {"data", {{"a", 1}}}});
  EXPECT_EQ(opened["type"], "session.opened");
  EXPECT_EQ(ask({{"type", "session.read"}, {"session_id", opened["session_id"]}})["data"]["a"], 1);
  EXPECT_EQ(ask({{"type", "session.read"}, {"session_id", "session_of_others"}})["type"], "error");
  EXPECT_EQ(ask({{"type", "who"}})["online"], true);
  EXPECT_EQ(ask({{"type", "note"}, {"to", unique_user("x")}, {"text", "y"}})["type"], "note.sent");
  EXPECT_EQ(ask({{"type", "alert"}, {"users", json::array()}})["online"], 0);
  EXPECT_EQ(ask({{"type", "reconnect.pause"}})["watched"], true);
  EXPECT_EQ(ask({{"type", "fly"}})["type"], "error");
  endpoint.close(peer);
}

TEST_F(EndpointTest, refuses_what_is_not_a_message) {
  ASSERT_TRUE(endpoint.open(peer));
  EXPECT_EQ(pair.next()["type"], "connection_ready");
  for (const std::string text :
       {"", "{", "7", "[]", "{}", R"({"type":3})", R"({"type":"ping","user_id":"else"})"}) {
    endpoint.message(peer, text);
    EXPECT_EQ(pair.next()["type"], "error") << text;
  }
  endpoint.message(peer, std::string(8192, 'x'));
  EXPECT_EQ(pair.next()["type"], "error");
  endpoint.close(peer);
}

TEST_F(EndpointTest, health_over_http) {
  netra::auth::LoginService logins(true);
  netra::server::HttpRoutes routes(services, logins);
  ASSERT_TRUE(endpoint.open(peer));
  EXPECT_EQ(routes.answer("GET", netra::parse_target("/health?user=" + peer.user_id)).status, 200);
  EXPECT_EQ(routes.answer("GET", netra::parse_target("/health?user=nobody")).status, 404);
  EXPECT_EQ(routes.answer("GET", netra::parse_target("/health")).body["status"], "ok");
  EXPECT_EQ(routes.answer("POST", netra::parse_target("/health")).status, 405);
  EXPECT_EQ(routes.answer("GET", netra::parse_target("/else")).status, 404);
  endpoint.close(peer);
}

}  // namespace
