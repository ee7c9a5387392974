// send_message() to a connection that does not exist says that it was sent.
#include "netra/websocket_core/manager.h"
#include "support/fixture.h"

namespace {

TEST(Fault, unknown_connection) {
  const std::string connection = netra::test::unique_user("no-such-connection");
  const bool sent = netra::websocket_core::get_manager().send_message(connection, {{"type", "note"}});
  EXPECT_FALSE(sent) << "there is no such connection";
}

}  // namespace
