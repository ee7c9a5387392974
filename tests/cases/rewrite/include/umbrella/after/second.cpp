#include "app/no_umbrella.h"
#include <one/hub.hpp>

void second(one::Hub& manager) { manager.post(one::User{"ada"}, "hello").or_report(); }
