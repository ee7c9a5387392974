#include "old/manager.h"
#include <one/hub.hpp>

int counter = 0;
const char* next_reason();
const char* constant() { return "constant"; }

void positive(one::Hub& manager) { manager.detach(one::User{"ada"}, 1000); }

void negative(old::Manager& manager) { manager.close("ada", 1000, next_reason()); }

void also_negative(old::Manager& manager) { manager.close("ada", 1000, ++counter != 0 ? "odd" : "even"); }
