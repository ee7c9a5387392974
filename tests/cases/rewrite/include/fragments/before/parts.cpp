#include "app/before.h"

class Parts {
 public:
#include "app/part.inc"
};

void later() { Parts().greet(); }
