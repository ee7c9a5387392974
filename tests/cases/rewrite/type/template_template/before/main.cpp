// Template template arguments and default template arguments are rewritten as they are written.
#include "old/manager.h"

namespace app {

template <class T>
struct Box {
  T* value = nullptr;
};

template <template <class> class Holder, class T = old::Manager>
struct Store {
  Holder<T> held;
  Holder<old::Manager> other;
};

template <class T = old::Manager, old::Level level = old::Level::HIGH>
void put(T& manager) {
  manager.set_level(level);
}

template <class T, class U = Box<T>>
using Pair = Store<Box, T>;

Store<Box> by_default;
Store<Box, old::Manager> given;
Pair<old::Manager> alias;

void use(old::Manager& manager) {
  put(manager);
  put<>(manager);
  put<old::Manager, old::Level::LOW>(manager);
  by_default.held.value = &manager;
  given.other.value = by_default.held.value;
}

}  // namespace app
