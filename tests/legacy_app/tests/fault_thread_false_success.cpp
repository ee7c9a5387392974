// send_to_thread() takes the thread for a user, queues the message for nobody, and says that it was sent.
#include "netra/websocket_core/manager.h"
#include "support/fixture.h"

namespace {

TEST(Fault, thread_false_success) {
  const std::string thread = netra::test::unique_user("no-such-thread");
  const bool sent = netra::websocket_core::get_manager().send_to_thread(thread, {{"type", "note"}});
  EXPECT_FALSE(sent) << "there is no such thread";
}

}  // namespace
