// Class template argument deduction stays deduction, and a guide is rewritten as it is written.
#include "old/manager.h"

namespace app {

template <class T>
struct Box {
  explicit Box(T* value) : value(value) {}
  T* value;
};

template <class T, class U>
struct Pair {
  T* first;
  U second;
};

Box(old::Manager&) -> Box<old::Manager>;

template <class U>
Pair(old::Manager*, U) -> Pair<old::Manager, U>;

void use(old::Manager& manager) {
  Box box(&manager);
  box.value->send("ada", "hello");
  Pair pair{&manager, 1};
  pair.first->send("bob", "hello");
  const Box copy = box;
  copy.value->set_level(old::Level::LOW);
}

}  // namespace app
