#include "old/manager.h"

int counter = 0;
const char* next_reason();
const char* constant() { return "constant"; }

void positive(old::Manager& manager) { manager.close("ada", 1000, constant()); }

void negative(old::Manager& manager) { manager.close("ada", 1000, next_reason()); }

void also_negative(old::Manager& manager) { manager.close("ada", 1000, ++counter != 0 ? "odd" : "even"); }
