#include <typeinfo>

#include "old/manager.h"

old::Manager& cast(void* any) { return *static_cast<old::Manager*>(any); }

bool same(const std::type_info& type) { return type == typeid(old::Manager); }

unsigned long size() { return sizeof(old::Manager); }

int caught(void (*run)()) {
  try {
    run();
  } catch (old::Manager*) {
    return 1;
  }
  return 0;
}
