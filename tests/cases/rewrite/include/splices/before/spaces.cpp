  #  include   "old/manager.h"

void spaces(old::Manager& manager) { manager.send("ada", "hello"); }
