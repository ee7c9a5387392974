// A manager on which something is noted stays legacy everywhere that it flows; others are rewritten.
#include "old/manager.h"
#include <one/hub.hpp>

void inner(old::Manager& manager) { manager.sweep(); }
void outer(old::Manager& manager) { inner(manager); manager.send("ada", "held up"); }

void apart(one::Hub& manager) { manager.post(one::User{"ada"}, "free").or_report(); }
