#include "old/manager.h"

using old::Manager;

void greet(Manager& manager) { manager.send("ada", "hello"); }

void local() {
  using old::Service;
  Service& service = old::get_manager();
  service.send("bob", "hello");
}
