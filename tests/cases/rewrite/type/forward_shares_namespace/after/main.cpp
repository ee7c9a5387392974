#include "app/forward.h"
#include <one/hub.hpp>

namespace app {

void greet(one::Hub& manager) { manager.post(one::User{"ada"}, "hello").or_report(); }
void show(const one::Snapshot& info, one::Priority level) {
  if (info.online && level == one::Priority::low) one::hub().post(one::User{"ada"}, info.name).or_report();
}

}  // namespace app
