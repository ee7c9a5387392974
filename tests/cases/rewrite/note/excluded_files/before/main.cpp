#include "app/greetings_generated.h"
#include "vendor/library.h"

void own() {
  old::get_manager().send("ada", "own");
  generated();
  vendored();
}
