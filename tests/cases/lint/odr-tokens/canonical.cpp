#include <app/manager.hpp>

void app::Manager::send(const char* text) { last_ = text; }
