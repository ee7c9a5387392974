// A stream that is connected twice gets everything twice.
#include "netra/websocket_core/manager.h"
#include "support/fixture.h"

namespace {

TEST(Fault, duplicate_stream) {
  netra::test::WsPair pair;
  const std::string user = netra::test::unique_user("ann");
  netra::websocket_core::UnifiedWebSocketManager manager;
  manager.connect_user(user, pair.server());
  manager.connect_user(user, pair.server());
  const auto ids = manager.get_user_connections(user);
  EXPECT_EQ(ids.size(), 1u) << "one stream is one connection";
}

}  // namespace
