#include <one/hub.hpp>

int plain() { return one::post("ada"); }
