#include <one/hub.hpp>

one::Snapshot made() { return {.name = "ada", .online = true}; }

one::Snapshot named() { return one::Snapshot{.name = "ada"}; }

bool bound() {
  auto [user, active] = made();
  const auto& [first, second] = one::Snapshot{"ada", true};
  return active && second && user == first;
}
