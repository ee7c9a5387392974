#include "old/manager.h"

old::Info made() { return {.user = "ada", .active = true}; }

old::Info named() { return old::Info{.user = "ada"}; }

bool bound() {
  auto [user, active] = made();
  const auto& [first, second] = old::Info{"ada", true};
  return active && second && user == first;
}
