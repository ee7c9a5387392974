// Of what was sent to a user who is away, all but the last 50 messages are thrown away without a word.
#include "netra/websocket_core/manager.h"
#include "support/fixture.h"

namespace {

TEST(Fault, recovery_trim) {
  const std::string user = netra::test::unique_user("ann");
  auto& manager = netra::websocket_core::get_manager();
  std::vector<int> sent;
  for (int n = 0; n < 60; ++n) {
    manager.send_to_user(user, {{"type", "missed"}, {"n", n}});
    sent.push_back(n);
  }
  netra::test::WsPair pair;
  manager.connect_user(user, pair.server());
  std::vector<int> received;
  for (const auto& message : pair.next_messages(60, std::chrono::seconds(2))) {
    received.push_back(message.value("n", -1));
  }
  EXPECT_EQ(received, sent) << "what was accepted is delivered";
}

}  // namespace
