#include "old/manager.h"

// A comment that goes on \
old::Manager in_the_comment;
void spliced(old::Mana\
ger& manager) {
  manager.se\
nd("ada", "hel\
lo");
  manager.\
is_active("bob");
  manager.send("ada", \
               "hello");
  old::\
get_manager().set_level(old::Level::LO\
W);
}

#define CALL(x) \
  (x).is_active("ada")
bool called(old::Manager& manager) { return CALL(manager); }
