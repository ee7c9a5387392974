#include "app/greeter.h"
#include <one/hub.hpp>

int use(one::Hub& manager, one::Snapshot& info) {
  app::Keeper<one::Hub> keeper;
  keeper.keep(&manager);
  return app::call(manager) + app::call(info) + app::Greeter<one::Hub>::greet(manager);
}

int sweep(old::Manager& manager) { return app::swept(manager); }
