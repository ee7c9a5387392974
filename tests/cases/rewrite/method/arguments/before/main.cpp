#include "old/manager.h"

const char* name_of(int number);

void text_is_kept(old::Manager& manager, bool first) {
  manager.send("ada",
               "two "  /* a literal in */
               "parts");
  manager.send(name_of( 1 ),   first ? "yes" : "no");
  manager.send("ada", "default", false);
  manager.send("ada", "urgent", true);
  manager.close("ada", 1000 + 1, "normal");
}

void nested(old::Manager& manager) {
  manager.send("ada", manager.is_active("bob") ? "bob is here" : "bob is away");
}
