#include "app/service.h"
#include <one/hub.hpp>

void second() {
  app::Service service(one::hub());
  service.greet("bob");
}
