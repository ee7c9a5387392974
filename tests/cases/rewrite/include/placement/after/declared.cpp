#include "app/declared.h"
#include <one/hub.hpp>

void use(one::Hub& manager) { app::declared(manager); }
