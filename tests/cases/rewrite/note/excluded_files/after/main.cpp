#include "app/greetings_generated.h"
#include "vendor/library.h"
#include <one/hub.hpp>

void own() {
  one::hub().post(one::User{"ada"}, "own").or_report();
  generated();
  vendored();
}
