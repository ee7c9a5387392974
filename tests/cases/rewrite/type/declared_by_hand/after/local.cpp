#include "old/manager.h"
#include <one/hub.hpp>
#include <one/migration.hpp>

bool local() {
  extern double later(int attempt);
  namespace o = old;
  one::Hub& manager = one::hub();
  return manager.online(one::User{"ada"}) && later(1) > one::migration::seconds(1 + 1);
}
