#include <one/hub.hpp>

using one::Hub;

void greet(Hub& manager) { manager.post(one::User{"ada"}, "hello").or_report(); }

void local() {
  using one::Hub;
  Hub& service = one::hub();
  service.post(one::User{"bob"}, "hello").or_report();
}
