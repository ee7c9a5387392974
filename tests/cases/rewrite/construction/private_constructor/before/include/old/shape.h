#pragma once

#include <memory>

namespace old {

class Shape {
 public:
  explicit Shape(int size = 0);
  int size() const;
};

std::unique_ptr<Shape> make(int size);

}  // namespace old
