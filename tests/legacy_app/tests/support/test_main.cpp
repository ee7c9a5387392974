// The main() of all test programs: composes the manager as the server does, then runs the tests.
#include "netra/server/compose.h"
#include "support/fixture.h"

namespace netra::test {

App& test_app() {
  static App& app = *new App(json::object({{"demo_mode", true}}));
  return app;
}

std::string unique_user(const std::string& name) {
  static int count = 0;
  return name + "-" + std::to_string(++count);
}

}  // namespace netra::test

int main(int argc, char** argv) {
  ::testing::InitGoogleTest(&argc, argv);
  netra::server::compose_managers(netra::test::test_app());
  const int result = RUN_ALL_TESTS();
  netra::test::stop_pairs();
  return result;
}
