#include "old/manager.h"

struct Service {
  old::Manager& reference;
  old::Manager* pointer;
  old::Manager& given() { return reference; }

  void greet(const char* user) {
    reference.send(user, "dot");
    pointer->send(user, "arrow");
    this->pointer->send(user, "through this");
    given().send(user, "call");
    (*pointer).send(user, "parentheses");
    bool urgent = pointer->is_active(user);
    if (urgent) pointer->set_level(old::Level::HIGH);
  }
};
