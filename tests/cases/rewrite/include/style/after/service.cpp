#include "app/service.h"

#include <functional>
#include <memory>
#include <one/hub.hpp>

#include "app/types.h"
#include "zoo/animal.h"

void app::greet(one::Hub& manager) {
  manager.post(one::User{"ada"}, "hello").or_report();
}
