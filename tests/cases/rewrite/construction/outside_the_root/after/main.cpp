#include <memory>

#include <one/hub.hpp>

void stack() {
  one::Hub& manager = one::hub();
  manager.post(one::User{"ada"}, "hello").or_report();
}

void with_argument() {
  one::Hub& manager = one::hub();
  one::Hub& braces = one::hub();
  manager.post(one::User{"ada"}, "hello").or_report();
  braces.post(one::User{"ada"}, "hello").or_report();
}

void heap() {
  auto unique = one::handle();
  auto shared = one::handle();
  one::Handle written = one::handle();
  unique->post(one::User{"ada"}, "hello").or_report();
  shared->post(one::User{"ada"}, "hello").or_report();
  written->post(one::User{"ada"}, "hello").or_report();
}

class Service {
 public:
  Service() : listed_(one::hub()) {}
  void greet() { plain_.post(one::User{"ada"}, "hello").or_report(); listed_.post(one::User{"ada"}, "hello").or_report(); }

 private:
  one::Hub& plain_ = one::hub();
  one::Hub& listed_ = one::hub();
};
