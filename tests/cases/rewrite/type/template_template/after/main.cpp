// Template template arguments and default template arguments are rewritten as they are written.
#include <one/hub.hpp>

namespace app {

template <class T>
struct Box {
  T* value = nullptr;
};

template <template <class> class Holder, class T = one::Hub>
struct Store {
  Holder<T> held;
  Holder<one::Hub> other;
};

template <class T = one::Hub, one::Priority level = one::Priority::high>
void put(T& manager) {
  manager.prefer(level);
}

template <class T, class U = Box<T>>
using Pair = Store<Box, T>;

Store<Box> by_default;
Store<Box, one::Hub> given;
Pair<one::Hub> alias;

void use(one::Hub& manager) {
  put(manager);
  put<>(manager);
  put<one::Hub, one::Priority::low>(manager);
  by_default.held.value = &manager;
  given.other.value = by_default.held.value;
}

}  // namespace app
