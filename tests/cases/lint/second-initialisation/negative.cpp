// The entry point; a mock by derivation; pointers, references and parameters; what is only named.
#include <app/manager.hpp>
#include <standard.hpp>

namespace app {

void compose_tools(bool quick) {
  if (quick)
    bind_manager(Manager::create());
  else
    bind_manager(new Manager(8));
}

class Server {
 public:
  Server() : sender_(&manager_) {}

 private:
  Manager manager_;
  Manager* sender_;
};

}  // namespace app

class MockManager : public app::Manager {};

extern app::Manager declared_elsewhere;

void use(app::Manager& given, app::Manager* pointer) {
  MockManager mock;
  auto owned = std::make_unique<MockManager>();
  app::Manager& same = app::manager();
  same.send(sizeof(app::Manager(1)) > 8 && pointer == &given ? "one" : "two");
  mock.send("hello");
}
