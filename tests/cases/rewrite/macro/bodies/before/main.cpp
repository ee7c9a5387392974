#include <initializer_list>

#include "app/macros.h"

void greet() {
  GREET("ada");
  for (const char* user : {"bob", "cy"}) GREET(user);
}

bool is_active(DECLARE_MANAGER(manager), const char* user) { return IS_ACTIVE(manager, user) && IS_ACTIVE(manager, "ada"); }

void raise() { old::get_manager().set_level(PRIORITY); }

#define TWICE(manager)           \
  do {                           \
    (manager).send("ada", "1");  \
    (manager).send("bob", "2");  \
  } while (false)

void twice(old::Manager& manager) { TWICE(manager); }
