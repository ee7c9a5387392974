#include "app/chain.h"
#include "app/store.h"
#include "old/role.h"
#include <fresh/role.hpp>
#include <span>

namespace app {

struct Mine : Chain {
  void connected(fresh::Role role) override {
    if (role == fresh::Role{.validated = true, .historical = true}) return;
    last = role;
  }
  fresh::Role last = fresh::Role{};
};

int count(const fresh::Store& store) { return store.n; }

int sum(const std::span<int>& all) {
  int total = 0;
  for (const int each : all) total += each;
  return total;
}

void use(Mine& mine) { mine.connected(fresh::Role{.validated = true, .historical = true}); }

}  // namespace app
