// The canonical constructor is private: whoever makes an object by hand stays, and is told.
#include <memory>

#include "old/shape.h"
#include <one/figure.hpp>

namespace app {

int by_unique() {
  auto shape = std::make_unique<old::Shape>(1);
  return shape->size();
}

int by_shared() { return std::make_shared<old::Shape>(2)->size(); }

int by_new() {
  const std::unique_ptr<old::Shape> shape(new old::Shape(3));
  return shape->size();
}

int by_value() {
  old::Shape shape(4);
  return shape.size() + old::Shape(5).size();
}

int by_factory() { return one::Figure::made(6)->extent(); }

int passed(const one::Figure& shape) { return shape.extent(); }

}  // namespace app
