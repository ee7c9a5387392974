#include <one/hub.hpp>

struct Service {
  one::Hub& reference;
  one::Hub* pointer;
  one::Hub& given() { return reference; }

  void greet(const char* user) {
    reference.post(one::User{user}, "dot").or_report();
    pointer->post(one::User{user}, "arrow").or_report();
    this->pointer->post(one::User{user}, "through this").or_report();
    given().post(one::User{user}, "call").or_report();
    (*pointer).post(one::User{user}, "parentheses").or_report();
    bool urgent = pointer->online(one::User{user});
    if (urgent) pointer->prefer(one::Priority::high);
  }
};
