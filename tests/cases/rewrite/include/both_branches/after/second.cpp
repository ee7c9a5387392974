#include "app/choice.h"
#include <one/hub.hpp>

void second(one::Hub& manager) { choice(manager, "ada"); }
