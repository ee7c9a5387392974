#include "old/manager.h"
// a line of its own

void mixed(old::Manager& manager) {
  manager.send("ada", "one");
  manager.send("bob",
               "two");
}