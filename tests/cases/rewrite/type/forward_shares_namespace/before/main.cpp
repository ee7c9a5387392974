#include "app/forward.h"
#include "old/manager.h"

namespace app {

void greet(old::Manager& manager) { manager.send("ada", "hello"); }
void show(const old::Info& info, old::Level level) {
  if (info.active && level == old::Level::LOW) old::get_manager().send("ada", info.user);
}

}  // namespace app
