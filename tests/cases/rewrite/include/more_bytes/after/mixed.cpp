#include <one/hub.hpp>
// a line of its own

void mixed(one::Hub& manager) {
  manager.post(one::User{"ada"}, "one").or_report();
  manager.post(one::User{"bob"}, "two").or_report();
}