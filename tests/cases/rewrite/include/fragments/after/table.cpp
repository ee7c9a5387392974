#include <one/hub.hpp>

struct Row {
  const char* name;
  one::Priority level;
};

#define ROW(name, level) {#name, level},
extern const Row table[];
const Row table[] = {
#include "app/levels.def"
};
#undef ROW
