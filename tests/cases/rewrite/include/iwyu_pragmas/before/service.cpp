#include "app/service.h"  // IWYU pragma: associated

void app::greet(old::Manager& manager) { manager.send("ada", "hello"); }
