// Casts, typeid, catch clauses, exception lists of templates: ordinary uses of a type.
#include <new>
#include <type_traits>
#include <typeinfo>

#include <one/figure.hpp>

namespace app {

struct Square : one::Figure {};

Square* down(one::Figure* shape) { return dynamic_cast<Square*>(shape); }
const Square& down(const one::Figure& shape) { return dynamic_cast<const Square&>(shape); }
one::Figure* up(void* any) { return reinterpret_cast<one::Figure*>(any); }
one::Figure* plain(const one::Figure* shape) { return const_cast<one::Figure*>(shape); }
one::Figure* c_style(void* any) { return (one::Figure*)any; }
one::Figure functional() { return one::Figure(3); }
one::Figure braced() { return one::Figure{4}; }

bool same(const one::Figure& shape) {
  return typeid(shape) == typeid(one::Figure) || typeid(one::Figure*) == typeid(&shape);
}

int caught(void (*run)()) {
  try {
    run();
  } catch (const one::Figure& shape) {
    return shape.extent();
  } catch (one::Figure* shape) {
    return shape->paint(1);
  }
  return 0;
}

void thrown(int size) { throw one::Figure(size); }

int function_try(void (*run)()) try {
  run();
  return 1;
} catch (one::Figure& shape) {
  return shape.extent();
}

static_assert(sizeof(one::Figure) >= alignof(one::Figure));
static_assert(std::is_base_of_v<one::Figure, Square>);
static_assert(!std::is_trivially_copyable_v<one::Figure>);
using Deduced = decltype(one::Figure().extent());
alignas(one::Figure) unsigned char room[sizeof(one::Figure)];

void placed() {
  auto* shape = new (room) one::Figure(5);
  shape->~Figure();
  one::Figure* other = shape;
  other->one::Figure::~Figure();
  other->one::Figure::~Figure();
}

}  // namespace app
