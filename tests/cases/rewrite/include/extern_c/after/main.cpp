#include "app/types.h"
#include <one/hub.hpp>

extern "C" {
}

int hello() { return one::post("ada"); }
