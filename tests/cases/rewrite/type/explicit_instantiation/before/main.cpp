// Explicit instantiations and `extern template`, of classes, their members, functions and variables.
#include "old/manager.h"

namespace app {

template <class T>
struct Box {
  T* value = nullptr;
  void greet() { value->send("ada", "hello"); }
};

template <class T>
void greet(T& sender) {
  sender.send("ada", "hello");
}

template <class T>
int size(T*, old::Manager&) {
  return 0;
}

template <class T>
struct Lid {
  int greet(T& sender) { return sender.send("ada", "hello") ? 1 : 0; }
};
template int Lid<old::Manager>::greet(old::Manager&);

template <class T>
T* shared = nullptr;

extern template struct Box<old::Manager>;
template struct Box<old::Service>;

extern template void greet(old::Manager&);
template void greet<old::Service>(old::Service& service);
template int size<old::Level>(old::Level*, old::Manager&);
extern template int size<old::Info>(old::Info*, old::Manager&);

template old::Manager* shared<old::Manager>;
extern template old::Info* shared<old::Info>;

}  // namespace app
