// The macro says the name elsewhere, too: changing it would change what is printed.
#include "app/config.h"
#include TOLD_HEADER
#include <one/hub.hpp>

const char* told = TOLD_HEADER;
void say(one::Hub& manager) { manager.post(one::User{"ada"}, "hello").or_report(); }
