#include "old/manager.h"

void greet(old::Manager& manager) {
#if 0
  manager.send("ada", "never compiled");
#endif
  manager.send("ada", "hello");
}
// old::Manager in a comment
const char* text = "old::Manager in a string";
