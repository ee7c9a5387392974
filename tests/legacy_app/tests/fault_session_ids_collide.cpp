// Two session managers give out the same ids, so one user's id opens another user's session.
#include "netra/websocket_core/user_session_manager.h"
#include "support/fixture.h"

namespace {

TEST(Fault, session_ids_collide) {
  netra::websocket_core::UserSessionManager first;
  netra::websocket_core::UserSessionManager second;
  const std::string one = first.create_session(netra::test::unique_user("ann"), {{"n", 1}});
  const std::string two = second.create_session(netra::test::unique_user("ben"), {{"n", 2}});
  EXPECT_NE(one, two) << "a session id names one session";
}

}  // namespace
