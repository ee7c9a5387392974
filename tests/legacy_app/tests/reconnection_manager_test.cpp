#include "netra/websocket_core/reconnection_manager.h"

#include <atomic>

#include "netra/services/reconnect_service.h"
#include "netra/websocket_core/manager.h"
#include "support/fixture.h"

namespace {

using netra::test::unique_user;
using netra::test::WsPair;
using netra::websocket_core::calculate_next_reconnect_delay;
using netra::websocket_core::get_reconnection_manager;
using netra::websocket_core::ReconnectionConfig;
using netra::websocket_core::ReconnectionManager;
using netra::websocket_core::ReconnectionState;

TEST(Reconnection, forcing_calls_the_callback) {
  WsPair pair;
  const std::string user = unique_user("ann");
  const std::string id = netra::websocket_core::get_manager().connect_user(user, pair.server());
  auto calls = std::make_shared<std::atomic<int>>(0);
  ReconnectionManager manager;
  manager.register_connection(id, [calls] {
    ++*calls;
    return true;
  });
  manager.enable_reconnection(id);
  const bool done = manager.force_reconnect(id);
  EXPECT_TRUE(done);
  EXPECT_EQ(*calls, 1);
}

TEST(Reconnection, an_unknown_connection) {
  ReconnectionManager manager(ReconnectionConfig{.max_attempts = 2});
  const std::string unknown = unique_user("no-connection");
  const bool done = manager.force_reconnect(unknown);
  const std::optional<ReconnectionState> state = manager.get_connection_state(unknown);
  EXPECT_FALSE(done);
  EXPECT_FALSE(state.has_value());
}

TEST(Reconnection, a_known_connection_has_a_state) {
  WsPair pair;
  const std::string user = unique_user("ben");
  const std::string id = netra::websocket_core::get_manager().connect_user(user, pair.server());
  get_reconnection_manager().register_connection(id, [] { return true; });
  const auto state = get_reconnection_manager().get_connection_state(id);
  EXPECT_TRUE(state.has_value());
  get_reconnection_manager().disable_reconnection(id);
}

TEST(Reconnection, delays_grow_up_to_the_limit) {
  ReconnectionConfig config;
  config.initial_delay_seconds = 0.5;
  config.max_delay_seconds = 4.0;
  double before = 0;
  for (int attempt = 0; attempt < 12; ++attempt) {
    const double delay = calculate_next_reconnect_delay(attempt, config);
    EXPECT_GE(delay, before);
    EXPECT_LE(delay, config.max_delay_seconds);
    before = delay;
  }
  EXPECT_DOUBLE_EQ(before, 4.0);
}

TEST(ReconnectService, advises_as_configured) {
  const json config = {{"reconnect", {{"max_attempts", 3}, {"max_delay_seconds", 2.0}}}};
  netra::services::ReconnectService service(config);
  const json advice = service.advice();
  EXPECT_EQ(advice["max_attempts"], 3);
  EXPECT_EQ(advice["delays"].size(), 3u);
  EXPECT_LE(advice["delays"].back().get<double>(), 2.0);
}

TEST(ReconnectService, names_states) {
  EXPECT_EQ(netra::services::state_name(ReconnectionState::CONNECTED), "connected");
  EXPECT_EQ(netra::services::state_name(ReconnectionState::DISABLED), "disabled");
  EXPECT_EQ(netra::services::state_name(std::nullopt), "unknown");
}

}  // namespace
