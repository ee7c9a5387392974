// After the first set of services is up, later sets are skipped and reported as up.
#include "netra/websocket_core/service_initialization_manager.h"
#include "support/fixture.h"

namespace {

TEST(Fault, service_latch) {
  auto& app = netra::test::test_app();
  netra::websocket_core::ServiceInitializationManager::get_instance(&app)->initialize_missing_services(
      {"database"}, 5.0);
  netra::websocket_core::ServiceInitializationManager::get_instance(&app)->initialize_missing_services(
      {"cache"}, 5.0);
  EXPECT_TRUE(app.state().is_up("cache")) << "a service that was asked for is started";
}

}  // namespace
