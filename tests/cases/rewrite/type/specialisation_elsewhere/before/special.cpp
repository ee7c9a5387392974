#include "app/greeter.h"

namespace app {

template <>
int Greeter<old::Manager>::greet(old::Manager& manager) {
  return manager.send("ada", "hello") ? 1 : 0;
}

template <>
int call<old::Info>(old::Info& info) {
  return info.active ? 1 : 0;
}

void Keeper<old::Manager>::keep(old::Manager* manager) { manager->send("bob", "hello"); }

// This one stays, and its declarations and callers with it.
template <>
int swept(old::Manager& manager) {
  manager.sweep();
  return 0;
}

}  // namespace app
