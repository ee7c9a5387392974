// Class template argument deduction stays deduction, and a guide is rewritten as it is written.
#include <one/hub.hpp>

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

Box(one::Hub&) -> Box<one::Hub>;

template <class U>
Pair(one::Hub*, U) -> Pair<one::Hub, U>;

void use(one::Hub& manager) {
  Box box(&manager);
  box.value->post(one::User{"ada"}, "hello").or_report();
  Pair pair{&manager, 1};
  pair.first->post(one::User{"bob"}, "hello").or_report();
  const Box copy = box;
  copy.value->prefer(one::Priority::low);
}

}  // namespace app
