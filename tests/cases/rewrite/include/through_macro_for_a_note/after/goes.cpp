#include "app/config.h"
#include MANAGER_HEADER
#include <one/hub.hpp>

void goes(one::Hub& manager) { manager.post(one::User{"ada"}, "hello").or_report(); }
