#include "old/manager.h"

void log(const char* text);

void function(old::Manager& manager) { manager.add_listener(log); }

void lambda(old::Manager* manager) {
  manager->add_listener([](const char* text) { log(text); });
}
