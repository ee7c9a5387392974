#include "netra/services/degradation_service.h"
#include "netra/services/startup.h"
#include "netra/websocket_core/graceful_degradation_manager.h"
#include "netra/websocket_core/service_initialization_manager.h"
#include "support/fixture.h"

namespace {

using netra::test::test_app;
using netra::test::unique_user;
using netra::test::WsPair;
using netra::websocket_core::create_graceful_degradation_manager;
using netra::websocket_core::DegradationContext;
using netra::websocket_core::DegradationLevel;
using netra::websocket_core::GracefulDegradationManager;
using netra::websocket_core::ServiceInitializationManager;

TEST(Degradation, nothing_is_degraded_when_all_is_up) {
  WsPair pair;
  GracefulDegradationManager degradation(pair.server(), &test_app().state());
  const DegradationContext context = degradation.assess_service_availability();
  EXPECT_TRUE(context.level == DegradationLevel::NONE);
}

TEST(Degradation, made_by_the_factory) {
  WsPair pair;
  auto degradation = create_graceful_degradation_manager(pair.server(), &test_app().state());
  degradation->register_recovery_callback([](const DegradationContext&, const DegradationContext&) {});
  const auto level = degradation->assess_service_availability().level;
  EXPECT_EQ(netra::services::level_name(level), "none");
}

TEST(Degradation, in_words) {
  WsPair pair;
  netra::services::DegradationService service(test_app());
  const netra::server::Peer peer{unique_user("ann"), "t", "c", pair.server()};
  service.log_changes(peer);
  EXPECT_TRUE(service.is_healthy(peer));
  EXPECT_EQ(service.status_for(peer)["level"], 0);
  EXPECT_EQ(netra::services::level_name(DegradationLevel::EMERGENCY), "emergency");
}

TEST(ServiceInitialization, services_are_started_once) {
  ServiceInitializationManager* starter = ServiceInitializationManager::get_instance(&test_app());
  const auto [ok, detail] = starter->initialize_missing_services({"database", "cache"}, 5.0);
  EXPECT_TRUE(ok) << detail.dump();
  EXPECT_TRUE(test_app().state().is_up("database"));
  EXPECT_EQ(test_app().state().start_count("database"), 1);
}

TEST(ServiceInitialization, the_first_of_the_pair_is_enough) {
  const bool ok = ServiceInitializationManager::get_instance()->initialize_missing_services({"cache"}).first;
  EXPECT_TRUE(ok);
}

TEST(ServiceInitialization, the_status_is_an_object) {
  const json status = ServiceInitializationManager::get_instance()->get_initialization_status();
  EXPECT_TRUE(status.is_object());
  EXPECT_FALSE(netra::services::service_report().empty());
  json detail;
  EXPECT_TRUE(netra::services::start_some(test_app(), {"agent_runtime"}, 2.5, detail));
  EXPECT_TRUE(detail.contains("services"));
}

}  // namespace
