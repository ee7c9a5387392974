#include "app/through.h"

#include <functional>
#include <one/hub.hpp>
#include <vector>

#include "zoo/animal.h"

void added(one::Hub& manager) {
  manager.post(one::User{"ada"}, "hello").or_report();
}
