// A session id is a count: who has one can guess the others.
#include "netra/websocket_core/user_session_manager.h"
#include "support/fixture.h"

namespace {

TEST(Fault, session_ids_guessable) {
  auto sessions = std::make_unique<netra::websocket_core::UserSessionManager>();
  const std::string id = sessions->create_session(netra::test::unique_user("ann"), json::object());
  EXPECT_GE(id.size(), 22u) << "128 random bits need at least 22 characters";
}

}  // namespace
