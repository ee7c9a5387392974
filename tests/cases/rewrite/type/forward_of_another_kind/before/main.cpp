#include "app/chain.h"
#include "app/store.h"
#include "old/role.h"

namespace app {

struct Mine : Chain {
  void connected(old::Role role) override {
    if (role == old::Role::BACKGROUND) return;
    last = role;
  }
  old::Role last = old::Role::NORMAL;
};

int count(const class old::Store& store) { return store.n; }

int sum(const old::Span<int>& all) {
  int total = 0;
  for (const int each : all) total += each;
  return total;
}

void use(Mine& mine) { mine.connected(old::Role::BACKGROUND); }

}  // namespace app
