// Where a type is deduced nothing is spelled, and nothing is edited but the members that are.
#include "old/manager.h"

namespace app {

struct Pair {
  old::Manager* first;
  int second;
};

Pair made();

int bound() {
  auto [manager, number] = made();
  const auto& [again, other] = Pair{manager, number};
  return manager->is_active("ada") + other + (again != nullptr);
}

bool deduced() {
  auto& manager = old::get_manager();
  auto* pointer = old::manager_pointer();
  decltype(auto) exact = old::Manager::instance();
  const auto level = old::Level::LOW;
  manager.set_level(level);
  pointer->set_level(old::Level::HIGH);
  return exact.is_active("ada");
}

auto returned() { return old::manager_pointer(); }
auto trailing() -> decltype(old::get_manager()) { return old::get_manager(); }
bool used() { return returned()->is_active("ada") && trailing().is_active("bob"); }

void looped(old::Manager* (&all)[2]) {
  for (auto* each : all) each->send("ada", "hello");
  for (old::Manager* each : all) each->set_level(old::Level::LOW);
}

bool initialised() {
  if (auto* manager = old::manager_pointer(); manager->is_active("ada")) return true;
  switch (const auto level = old::Level::HIGH; level) {
    case old::Level::HIGH: return true;
    default: return false;
  }
}

}  // namespace app
