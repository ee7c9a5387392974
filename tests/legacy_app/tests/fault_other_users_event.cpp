// The check for other users' ids looks at "..._user_id" only, so an event with another "user_id" goes out.
#include "netra/websocket_core/manager.h"
#include "support/fixture.h"

namespace {

TEST(Fault, other_users_event) {
  netra::test::WsPair pair;
  const std::string user = netra::test::unique_user("ann");
  auto& manager = netra::websocket_core::get_manager();
  manager.connect_user(user, pair.server());
  manager.emit_critical_event(user, "agent_thinking",
                              {{"user_id", "somebody else"}, {"reasoning", "secret"}});
  manager.send_to_user(user, {{"type", "after"}});
  EXPECT_EQ(pair.next().value("type", ""), "after") << "an event of another user is not sent";
}

}  // namespace
