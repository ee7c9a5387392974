#include <app/manager.hpp>  // ssot-lint: allow(SSOT009) it was the old one

// ssot-lint: allow(SSOT005)
void greet(app::Manager& manager) { manager.send("hello"); }  // ssot-lint: allow(SSOT5) sends
