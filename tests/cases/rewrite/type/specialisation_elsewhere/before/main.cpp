#include "app/greeter.h"

int use(old::Manager& manager, old::Info& info) {
  app::Keeper<old::Manager> keeper;
  keeper.keep(&manager);
  return app::call(manager) + app::call(info) + app::Greeter<old::Manager>::greet(manager);
}

int sweep(old::Manager& manager) { return app::swept(manager); }
