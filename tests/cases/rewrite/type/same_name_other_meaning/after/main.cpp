// The canonical type has a method of the legacy name that does something else: a template that calls it by that name
// would compile with the canonical type, too, and mean the other one.
#include "old/shape.h"
#include <one/figure.hpp>

namespace app {

struct List {
  int size() const { return 2; }
};

template <class T>
int count(const T& what) {
  return what.size();
}

int disagreeing(const old::Shape& shape, const List& list) { return count(shape) + count(list); }

template <class T>
int only_shapes(const T& what) {
  return what.extent();
}
int agreeing(const one::Figure& shape) { return only_shapes(shape); }

const auto generic = [](const auto& what) { return what.size(); };
int by_lambda(const old::Shape& shape, const List& list) { return generic(shape) + generic(list); }

int plain(const one::Figure& shape) { return shape.extent(); }

#define SIZE(what) (what).extent()
int by_macro(const one::Figure& shape) { return SIZE(shape); }

}  // namespace app
