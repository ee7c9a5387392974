#include "app/config.h"
# include \
  ANGLED_HEADER  // in angle brackets

void angled(old::Manager& manager) { manager.send("ada", "hello"); }
