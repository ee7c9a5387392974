#include <app/manager.hpp>
#include <chat/instance.hpp>
#include <standard.hpp>

app::Manager global;

struct Holder {
  app::Manager member;
};

void start() {
  app::Manager local(8);
  auto* on_heap = new app::Manager();
  auto owned = std::make_unique<app::Manager>(8);
  app::bind_manager(app::Manager::create());
  app::Manager(9).send("once");
  chat::single<app::Manager>().send("hello");
  on_heap->send("hello");
}

namespace app {

void compose() {
  bind_manager(Manager::create());
  bind_manager(Manager::create());  // the second one
}

void compose_tools(int count) {
  for (int i = 0; i < count; ++i) bind_manager(Manager::create());
}

}  // namespace app
