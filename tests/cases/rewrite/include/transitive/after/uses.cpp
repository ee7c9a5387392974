#include "app/service.h"
#include <one/hub.hpp>

void uses(one::Hub& manager) { manager.post(one::User{"ada"}, "hello").or_report(); }
