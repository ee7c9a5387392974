// In another program: not a fault.
#include <tool/manager.hpp>

void app::Manager::send(const char*) { ++sent_; }
