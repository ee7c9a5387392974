#include "old/manager.h"
#include <one/hub.hpp>

using namespace old;

void greet(one::Hub& manager) { manager.post(one::User{"ada"}, "hello").or_report(); }
