#include "app/config.h"
#include MADE_HEADER(manager)
#include <one/hub.hpp>

void made(one::Hub& manager) { manager.post(one::User{"ada"}, "hello").or_report(); }
