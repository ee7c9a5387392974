#include "old/manager.h"

namespace app {

old::Manager* compose() { return new old::Manager; }

bool compose_value() {
  old::Manager manager;
  return manager.send("value");
}

}  // namespace app

bool elsewhere() {
  old::Manager* made = new old::Manager();
  old::Manager value;
  return made->send("made") && value.send("value");
}
