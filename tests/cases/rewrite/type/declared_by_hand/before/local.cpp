#include "old/manager.h"

bool local() {
  extern double later(int attempt);
  namespace o = old;
  o::Manager& manager = o::get_manager();
  return manager.is_active("ada") && later(1) > old::delay(1);
}
