#include "old/manager.h"

// Kept, and taken out elsewhere.
int kept() {
  app::Later<int> later = old::get_manager().count_later();
  return later.get();
}

// The same wrapper around something else.
int other(app::Later<int> later) { return later.get(); }
