#include "old/manager.h"

const char* name_of(old::Level wanted) {
#define ROW(name, level) \
  if (wanted == level) return #name;
#include "app/levels.def"
#undef ROW
  return "";
}
