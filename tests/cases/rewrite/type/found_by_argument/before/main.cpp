// Functions that are found through the namespace of their argument alone.
#include "app/more.h"

namespace app {

int ruled(old::Shape& shape) { return area(shape) + weigh(shape); }
int theirs(old::Shape& shape) { return twice(shape); }
bool ordered(old::Shape& a, old::Shape& b) { return a < b; }
old::Shape& put(old::Shape& out) { return out << 1 << 2; }
void swapped(old::Shape& a, old::Shape& b) { swap(a, b); }
int of_a_template(old::Shape& shape) { return generic(shape, 1); }
template <class T>
int in_a_template(const T& what) {
  return twice(what);
}
int instance(old::Shape& shape) { return in_a_template(shape); }
int qualified(old::Shape& shape) { return old::twice(shape) + old::area(shape); }

}  // namespace app
