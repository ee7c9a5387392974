#include <new>

#include "old/manager.h"

int next_capacity();

void effects() { old::Manager manager(next_capacity()); manager.send("ada", "hello"); }

void array() { old::Manager managers[2]; managers[0].send("ada", "hello"); }

void placed(void* memory) { new (memory) old::Manager; }

void several() { old::Manager first, second; first.send("ada", "a"); second.send("ada", "b"); }

void destroyed(old::Manager* manager) { delete manager; }

void by_value(old::Manager manager);
