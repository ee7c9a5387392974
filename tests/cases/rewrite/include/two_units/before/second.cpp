#include "app/service.h"

void second() {
  app::Service service(old::get_manager());
  service.greet("bob");
}
