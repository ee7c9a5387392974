#include <functional>
#include <one/hub.hpp>
#include <vector>

#include "app/through.h"
#include "zoo/animal.h"

void added(one::Hub& manager) {
  manager.post(one::User{"ada"}, "hello").or_report();
}
