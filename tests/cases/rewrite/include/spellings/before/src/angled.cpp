#include <old/manager.h>

void angled(old::Manager& manager) { manager.send("ada", "angled"); }
