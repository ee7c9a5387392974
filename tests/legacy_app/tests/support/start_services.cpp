// Brings the services up before the first of the ordinary tests. The fault tests start them themselves.
#include "netra/services/startup.h"
#include "support/fixture.h"

namespace {

class RunningServices : public ::testing::Environment {
  void SetUp() override { ASSERT_TRUE(netra::services::start_required(netra::test::test_app())); }
};

[[maybe_unused]] const auto* const environment = ::testing::AddGlobalTestEnvironment(new RunningServices);

}  // namespace
