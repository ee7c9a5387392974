#include "old/manager.h"

struct Row {
  const char* name;
  old::Level level;
};

#define ROW(name, level) {#name, level},
extern const Row table[];
const Row table[] = {
#include "app/levels.def"
};
#undef ROW
