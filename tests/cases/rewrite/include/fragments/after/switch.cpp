#include <one/hub.hpp>

const char* name_of(one::Priority wanted) {
#define ROW(name, level) \
  if (wanted == level) return #name;
#include "app/levels.def"
#undef ROW
  return "";
}
