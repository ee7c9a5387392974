// What runs before main would reach for an instance that no composition root has bound yet.
#include <memory>

#include "old/manager.h"

extern bool sent;
bool sent = old::get_manager().send("ada", "from an initialiser");
old::Manager& bound = old::Manager::instance();
old::Manager own;
auto shared = std::make_shared<old::Manager>();
bool at_once = [] { return old::get_manager().is_active("ada"); }();

struct Holder {
  static old::Manager& manager;
  inline static old::Manager* pointer = old::manager_pointer();
};
old::Manager& Holder::manager = old::the_manager;

void through(const char* text) {
  bound.send("ada", text);
  own.send("ada", text);
}
