#include "depot/crate.h"

namespace depot::port {

struct Crate {};

struct Key {
  operator int() const { return 1; }
};
int find_crate(const Key& key);

// Another class has the short name here.
int unload(const Box& box) { return box.weight(); }

}  // namespace depot::port

namespace depot {

// Found through its argument, another function would be called.
int by_argument() { return find_box(port::Key()); }

// A local has the name.
int by_local(int find_crate) { return find_box(find_crate); }

// So has the variable that is being initialised.
int by_itself() {
  int find_crate = find_box(1);
  return find_crate;
}

struct Desk {
  int find_crate() const { return find_box(1); }
};

// Nobody makes one, so nobody knows.
template <class T>
int in_template(const T& value) {
  Box box;
  return find_box(value) + box.weight();
}

}  // namespace depot
