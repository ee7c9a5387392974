#include "depot/crate.h"

namespace depot::port {

struct Crate {};

struct Key {
  operator int() const { return 1; }
};
int find_crate(const Key& key);

// Another class has the short name here.
int unload(const depot::Crate& box) { return box.mass(Unit::gram); }

}  // namespace depot::port

namespace depot {

// Found through its argument, another function would be called.
int by_argument() { return depot::find_crate(port::Key()); }

// A local has the name.
int by_local(int find_crate) { return depot::find_crate(find_crate); }

// So has the variable that is being initialised.
int by_itself() {
  int find_crate = depot::find_crate(1);
  return find_crate;
}

struct Desk {
  int find_crate() const { return depot::find_crate(1); }
};

// Nobody makes one, so nobody knows.
template <class T>
int in_template(const T& value) {
  Crate box;
  return find_box(value) + box.mass(Unit::gram);
}

}  // namespace depot
