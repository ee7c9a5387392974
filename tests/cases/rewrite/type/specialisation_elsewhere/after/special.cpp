#include "app/greeter.h"
#include <one/hub.hpp>

namespace app {

template <>
int Greeter<one::Hub>::greet(one::Hub& manager) {
  return manager.post(one::User{"ada"}, "hello").accepted() ? 1 : 0;
}

template <>
int call<one::Snapshot>(one::Snapshot& info) {
  return info.online ? 1 : 0;
}

void Keeper<one::Hub>::keep(one::Hub* manager) { manager->post(one::User{"bob"}, "hello").or_report(); }

// This one stays, and its declarations and callers with it.
template <>
int swept(old::Manager& manager) {
  manager.sweep();
  return 0;
}

}  // namespace app
