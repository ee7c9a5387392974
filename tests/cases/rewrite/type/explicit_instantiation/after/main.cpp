// Explicit instantiations and `extern template`, of classes, their members, functions and variables.
#include <one/hub.hpp>

namespace app {

template <class T>
struct Box {
  T* value = nullptr;
  void greet() { value->post(one::User{"ada"}, "hello").or_report(); }
};

template <class T>
void greet(T& sender) {
  sender.post(one::User{"ada"}, "hello").or_report();
}

template <class T>
int size(T*, one::Hub&) {
  return 0;
}

template <class T>
struct Lid {
  int greet(T& sender) { return sender.post(one::User{"ada"}, "hello").accepted() ? 1 : 0; }
};
template int Lid<one::Hub>::greet(one::Hub&);

template <class T>
T* shared = nullptr;

extern template struct Box<one::Hub>;
template struct Box<one::Hub>;

extern template void greet(one::Hub&);
template void greet<one::Hub>(one::Hub& service);
template int size<one::Priority>(one::Priority*, one::Hub&);
extern template int size<one::Snapshot>(one::Snapshot*, one::Hub&);

template one::Hub* shared<one::Hub>;
extern template one::Snapshot* shared<one::Snapshot>;

}  // namespace app
