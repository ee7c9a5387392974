// Where a type is deduced nothing is spelled, and nothing is edited but the members that are.
#include <one/hub.hpp>

namespace app {

struct Pair {
  one::Hub* first;
  int second;
};

Pair made();

int bound() {
  auto [manager, number] = made();
  const auto& [again, other] = Pair{manager, number};
  return manager->online(one::User{"ada"}) + other + (again != nullptr);
}

bool deduced() {
  auto& manager = one::hub();
  auto* pointer = &one::hub();
  decltype(auto) exact = one::hub();
  const auto level = one::Priority::low;
  manager.prefer(level);
  pointer->prefer(one::Priority::high);
  return exact.online(one::User{"ada"});
}

auto returned() { return &one::hub(); }
auto trailing() -> decltype(one::hub()) { return one::hub(); }
bool used() { return returned()->online(one::User{"ada"}) && trailing().online(one::User{"bob"}); }

void looped(one::Hub* (&all)[2]) {
  for (auto* each : all) each->post(one::User{"ada"}, "hello").or_report();
  for (one::Hub* each : all) each->prefer(one::Priority::low);
}

bool initialised() {
  if (auto* manager = &one::hub(); manager->online(one::User{"ada"})) return true;
  switch (const auto level = one::Priority::high; level) {
    case one::Priority::high: return true;
    default: return false;
  }
}

}  // namespace app
