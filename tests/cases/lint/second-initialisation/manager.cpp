// The canonical's own code may make what it hands out.
#include <app/manager.hpp>

namespace app {

Manager* Manager::create() { return new Manager(); }

Manager& manager() {
  static Manager fallback;
  return fallback;
}

}  // namespace app
