// Its include of service.h is no associated one: what it names it includes itself.
#include "app/service.h"

void caller() { app::greet(old::get_manager()); }
