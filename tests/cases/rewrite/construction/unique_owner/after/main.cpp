#include "old/manager.h"
#include <one/hub.hpp>

namespace app {

one::Hub* compose() { return one::create().release(); }

bool compose_value() {
  old::Manager manager;
  return manager.send("value");
}

}  // namespace app

bool elsewhere() {
  one::Hub* made = &one::hub();
  one::Hub& value = one::hub();
  return made->post("made") && value.post("value");
}
