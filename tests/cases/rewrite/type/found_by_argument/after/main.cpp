// Functions that are found through the namespace of their argument alone.
#include "app/more.h"
#include <one/figure.hpp>

namespace app {

int ruled(one::Figure& shape) { return one::surface(shape) + one::weigh(shape); }
int theirs(old::Shape& shape) { return twice(shape); }
bool ordered(old::Shape& a, old::Shape& b) { return a < b; }
old::Shape& put(old::Shape& out) { return out << 1 << 2; }
void swapped(one::Figure& a, one::Figure& b) { old::swap(a, b); }
int of_a_template(one::Figure& shape) { return old::generic(shape, 1); }
template <class T>
int in_a_template(const T& what) {
  return twice(what);
}
int instance(old::Shape& shape) { return in_a_template(shape); }
int qualified(old::Shape& shape) { return old::twice(shape) + old::area(shape); }

}  // namespace app
