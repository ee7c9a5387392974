#include <old/manager.h>  // ssot-lint: allow(SSOT009) this case is about uses

void greet(old::Manager& manager) {
  manager.send("hello");
}
