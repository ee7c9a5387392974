#include <app/manager.hpp>

void app::Manager::send(const char*) {}
