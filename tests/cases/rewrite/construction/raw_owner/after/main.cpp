#include <one/hub.hpp>

namespace app {

one::Hub* compose() { return one::create(); }

bool compose_value() {
  one::Hub& manager = *one::create();
  return manager.post("value");
}

}  // namespace app

bool elsewhere() {
  one::Hub* made = &one::hub();
  one::Hub& value = one::hub();
  return made->post("made") && value.post("value");
}
