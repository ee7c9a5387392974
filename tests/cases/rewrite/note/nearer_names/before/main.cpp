// What a replacement says in one word is looked up where it is put: nothing nearer may have that name.
#include "old.h"

int initialised() {
  auto& store = get_store();
  return store.n;
}
int initialised_otherwise() {
  auto& mine = get_store();
  return mine.n;
}

struct Widget {
  int put(int n) { return n; }
  int drop(int n) { return n; }
  int use() { return old_put(1) + old_drop(2); }
};

int parameter(int put) { return old_put(put); }

namespace app {
int put(long n);
int use() { return old_put(2); }
}  // namespace app

namespace other {
int use() { return old_put(2); }
}  // namespace other

struct Fixture {
  Store m_store;
  int use() { return old_rows(1); }
};
int no_fixture() { return old_rows(2); }
