#define FIRST
#include "app/choice.h"
#include <one/hub.hpp>

void first(one::Hub& manager) { choice(manager); }
