// A session that one manager opened is unknown to the next one.
#include "netra/websocket_core/user_session_manager.h"
#include "support/fixture.h"

namespace {

TEST(Fault, session_instances) {
  netra::websocket_core::UserSessionManager first;
  netra::websocket_core::UserSessionManager second;
  const std::string id = first.create_session(netra::test::unique_user("ann"), {{"n", 1}});
  const auto data = second.get_session(id);
  EXPECT_TRUE(data.has_value()) << "an open session is open, whoever asks";
}

}  // namespace
