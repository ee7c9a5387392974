#include <memory>
#include <utility>

#include "old/manager.h"

#define TWICE(x) (x)
const char* name_of(bool value);

void nested(old::Manager& manager) {
  manager.send(name_of(manager.is_active("ada")), name_of(old::get_manager().is_active(name_of(manager.is_active("bob")))));
  manager.send("ada", TWICE(name_of(manager.is_active("bob"))));
}

bool mixed(bool first, old::Manager& manager) {
  return (first ? manager : old::get_manager()).is_active("ada");
}

bool comma(int& count, old::Manager& manager) { return ++count, manager.is_active("ada"); }

bool thrown(old::Manager* manager) {
  try {
    if (!manager->is_active("ada")) throw manager;
  } catch (old::Manager* caught) {
    return caught->is_active("bob");
  }
  return true;
}

struct Service {
  using Pointer = old::Manager*;
  Pointer swap(Pointer next) { return std::exchange(manager_, next); }
  bool active = old::get_manager().is_active("ada");
  unsigned flag : 1 = old::get_manager().is_active("bob");
  Pointer manager_ = old::manager_pointer();
};

void pass(std::unique_ptr<old::Manager> manager);

void moved() {
  auto owned = std::make_unique<old::Manager>();
  pass(std::move(owned));
  pass(std::make_unique<old::Manager>());
  pass(std::unique_ptr<old::Manager>(new old::Manager));
}
