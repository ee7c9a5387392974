#include <typeinfo>

#include <one/hub.hpp>

one::Hub& cast(void* any) { return *static_cast<one::Hub*>(any); }

bool same(const std::type_info& type) { return type == typeid(one::Hub); }

unsigned long size() { return sizeof(one::Hub); }

int caught(void (*run)()) {
  try {
    run();
  } catch (one::Hub*) {
    return 1;
  }
  return 0;
}
