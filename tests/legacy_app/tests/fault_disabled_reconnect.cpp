// A connection whose reconnection was switched off is reconnected all the same.
#include "netra/websocket_core/manager.h"
#include "netra/websocket_core/reconnection_manager.h"
#include "support/fixture.h"

namespace {

TEST(Fault, disabled_reconnect) {
  netra::test::WsPair pair;
  const std::string user = netra::test::unique_user("ann");
  const std::string id = netra::websocket_core::get_manager().connect_user(user, pair.server());
  netra::websocket_core::ReconnectionManager reconnection;
  reconnection.register_connection(id, [] { return true; });
  reconnection.disable_reconnection(id);
  const bool done = reconnection.force_reconnect(id);
  EXPECT_FALSE(done) << "what was switched off stays off";
}

}  // namespace
