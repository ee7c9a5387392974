#include <initializer_list>

#include "app/macros.h"

void greet() {
  GREET("ada");
  for (const char* user : {"bob", "cy"}) GREET(user);
}

bool is_active(DECLARE_MANAGER(manager), const char* user) { return IS_ACTIVE(manager, user) && IS_ACTIVE(manager, "ada"); }

void raise() { one::hub().prefer(PRIORITY); }

#define TWICE(manager)           \
  do {                           \
    (manager).post(one::User{"ada"}, "1").or_report();  \
    (manager).post(one::User{"bob"}, "2").or_report();  \
  } while (false)

void twice(one::Hub& manager) { TWICE(manager); }
