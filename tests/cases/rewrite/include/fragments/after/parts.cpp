#include "app/before.h"
#include <one/hub.hpp>

class Parts {
 public:
#include "app/part.inc"
};

void later() { Parts().greet(); }
