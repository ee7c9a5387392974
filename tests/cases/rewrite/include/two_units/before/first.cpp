#include "app/service.h"

void first(app::Service& service) { service.greet("ada"); }
