// A connection that the registry has taken is unknown to the manager that sends.
#include "netra/websocket/connection_manager.h"
#include "netra/websocket_core/manager.h"
#include "support/fixture.h"

namespace {

TEST(Fault, registry_instances) {
  netra::test::WsPair pair;
  const std::string user = netra::test::unique_user("ann");
  netra::websocket::get_connection_manager()->connect(user, pair.server());
  const bool active = netra::websocket_core::get_manager().is_connection_active(user);
  EXPECT_TRUE(active) << "a connected user can be reached";
}

}  // namespace
