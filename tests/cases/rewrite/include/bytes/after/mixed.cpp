#include <one/hub.hpp>

void greet(one::Hub& manager) {
  manager.post(one::User{"ada"}, "hello").or_report();   
}  // ÿ is no UTF-8
