// Casts, typeid, catch clauses, exception lists of templates: ordinary uses of a type.
#include <new>
#include <type_traits>
#include <typeinfo>

#include "old/shape.h"

namespace app {

struct Square : old::Shape {};

Square* down(old::Shape* shape) { return dynamic_cast<Square*>(shape); }
const Square& down(const old::Shape& shape) { return dynamic_cast<const Square&>(shape); }
old::Shape* up(void* any) { return reinterpret_cast<old::Shape*>(any); }
old::Shape* plain(const old::Shape* shape) { return const_cast<old::Shape*>(shape); }
old::Shape* c_style(void* any) { return (old::Shape*)any; }
old::Shape functional() { return old::Shape(3); }
old::Shape braced() { return old::Shape{4}; }

bool same(const old::Shape& shape) {
  return typeid(shape) == typeid(old::Shape) || typeid(old::Shape*) == typeid(&shape);
}

int caught(void (*run)()) {
  try {
    run();
  } catch (const old::Shape& shape) {
    return shape.size();
  } catch (old::Shape* shape) {
    return shape->draw(1);
  }
  return 0;
}

void thrown(int size) { throw old::Shape(size); }

int function_try(void (*run)()) try {
  run();
  return 1;
} catch (old::Shape& shape) {
  return shape.size();
}

static_assert(sizeof(old::Shape) >= alignof(old::Shape));
static_assert(std::is_base_of_v<old::Shape, Square>);
static_assert(!std::is_trivially_copyable_v<old::Shape>);
using Deduced = decltype(old::Shape().size());
alignas(old::Shape) unsigned char room[sizeof(old::Shape)];

void placed() {
  auto* shape = new (room) old::Shape(5);
  shape->~Shape();
  old::Shape* other = shape;
  other->old::Shape::~Shape();
  other->Shape::~Shape();
}

}  // namespace app
