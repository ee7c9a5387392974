// Each call of the factory makes a manager of its own, so connections of one are invisible to the next.
#include "netra/websocket_core/manager.h"
#include "support/fixture.h"

namespace {

TEST(Fault, fresh_manager) {
  netra::test::WsPair pair;
  const std::string user = netra::test::unique_user("ann");
  netra::test::test_app().manager()->connect_user(user, pair.server());
  auto manager = netra::ws::get_websocket_manager().get();
  const bool active = manager->is_connection_active(user);
  EXPECT_TRUE(active) << "a connected user is connected, whoever asks";
}

}  // namespace
