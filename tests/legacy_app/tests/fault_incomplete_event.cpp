// An event without its required fields goes out to the client as if it were whole.
#include "netra/websocket_core/manager.h"
#include "support/fixture.h"

namespace {

TEST(Fault, incomplete_event) {
  netra::test::WsPair pair;
  const std::string user = netra::test::unique_user("ann");
  auto& manager = netra::websocket_core::get_manager();
  manager.connect_user(user, pair.server());
  manager.emit_critical_event(user, "tool_executing", {{"tool_name", "sum"}});
  manager.send_to_user(user, {{"type", "after"}});
  EXPECT_EQ(pair.next().value("type", ""), "after") << "an event without its parameters is not sent";
}

}  // namespace
