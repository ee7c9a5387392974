#include "old/manager.h"
#include <one/hub.hpp>

void greet(one::Hub& manager) { manager.post(one::User{"ada"}, "hello").or_report(); }

void clean() { old::get_manager().sweep(); }
