// What would compile and mean something else stays.
#include "old/manager.h"
#include <one/hub.hpp>

struct Any {
  template <class T>
  Any(const T&) {}
};

int told(const void* pointer);
int told(Any any);

int overload(old::Manager& manager) { return told(manager.find("ada")); }

const bool& left_behind(old::Manager& manager) {
  const bool& active = manager.find("ada")->active;
  return active;
}

bool copied(one::Hub& manager) {
  const bool active = manager.look_up(one::User{"ada"})->online;
  return active;
}
