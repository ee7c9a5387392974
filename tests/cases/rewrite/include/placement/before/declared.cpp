#include "app/declared.h"

void use(old::Manager& manager) { app::declared(manager); }
