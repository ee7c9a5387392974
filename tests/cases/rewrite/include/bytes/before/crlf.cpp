#include "old/manager.h"

void greet(old::Manager& manager) {
  manager.send("ada", "hello");
}
