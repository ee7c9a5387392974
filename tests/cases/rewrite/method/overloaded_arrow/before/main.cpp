#include <memory>

#include "old/manager.h"

void smart(const std::shared_ptr<old::Manager>& manager) {
  manager->send("ada", "hello");
  manager.get()->set_level(old::Level::LOW);
}

struct Other {
  bool send(const char* user, const char* text);
};
void negative(const std::shared_ptr<Other>& other) { other->send("ada", "hello"); }
