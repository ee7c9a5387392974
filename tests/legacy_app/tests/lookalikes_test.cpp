// The classes that only share a name with the WebSocket managers, and the small parts without any.
#include "netra/auth/login.h"
#include "netra/db/connection_manager.h"
#include "netra/metrics/connection_manager.h"
#include "netra/support/clock.h"
#include "netra/support/ids.h"
#include "support/fixture.h"

namespace {

TEST(Metrics, counts_connections) {
  netra::metrics::ConnectionManager manager;
  manager.connect("ann");
  manager.register_connection("c1", "ann");
  EXPECT_TRUE(manager.send_message("c1", 10));
  EXPECT_FALSE(manager.send_message("c2", 10));
  EXPECT_EQ(manager.get_user_connections("ann"), std::vector<std::string>{"c1"});
  EXPECT_EQ(manager.snapshot()["users_online"], 1);
  manager.disconnect("ann");
  EXPECT_EQ(manager.snapshot()["users_online"], 0);
  EXPECT_EQ(manager.snapshot()["bytes_in"], 10);
}

TEST(Database, handles_are_opened_and_swept) {
  netra::db::ConnectionManager manager;
  manager.connect("users", "writer")->put("ann", "1");
  ASSERT_NE(manager.find_connection("users"), nullptr);
  EXPECT_EQ(manager.connect("users")->get("ann"), "1");
  EXPECT_EQ(manager.find_connection("else"), nullptr);
  manager.disconnect("users");
  EXPECT_EQ(manager.find_connection("users"), nullptr);
  EXPECT_EQ(manager.cleanup_dead_connections(), 1);
}

TEST(Login, lets_in_by_token_or_demo_name) {
  netra::auth::LoginService logins(true);
  const std::string token = logins.login("ann");
  EXPECT_EQ(logins.user_of(netra::parse_target("/ws?token=" + token)), "ann");
  EXPECT_EQ(logins.user_of(netra::parse_target("/ws?token=wrong")), std::nullopt);
  EXPECT_EQ(logins.user_of(netra::parse_target("/ws?user=b%65n")), "ben");
  EXPECT_EQ(logins.user_of(netra::parse_target("/ws?user=a/b")), std::nullopt);
  EXPECT_EQ(netra::auth::LoginService(false).user_of(netra::parse_target("/ws?user=ben")), std::nullopt);
}

TEST(Support, tokens_and_time) {
  EXPECT_EQ(netra::random_token(8).size(), 16u);
  EXPECT_NE(netra::random_token(), netra::random_token());
  EXPECT_EQ(netra::iso_now().size(), 24u);
  // A text, not an include: tools that look for "netra/websocket_core/manager.h" must not trip over it.
  const std::string advice = "include \"netra/websocket_core/manager.h\" no more";
  EXPECT_NE(advice.find("manager.h"), std::string::npos);
}

}  // namespace
