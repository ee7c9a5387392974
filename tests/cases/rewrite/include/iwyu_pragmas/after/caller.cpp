// Its include of service.h is no associated one: what it names it includes itself.
#include "app/service.h"
#include <one/hub.hpp>

void caller() { app::greet(one::hub()); }
