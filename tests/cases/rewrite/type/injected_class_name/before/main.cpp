// Inside a class that derives from it a legacy class is known by its own name alone, and so is the canonical one after.
#include "old/shape.h"

namespace app {

class Square : public old::Shape {
 public:
  using Base = Shape;
  explicit Square(int size) : Shape(size) {}
  Square(const Square& other) : Base(other.size()) {}
  Shape& base() { return *this; }
  const Shape* same(const Shape* other) const { return other != nullptr ? other : static_cast<const Shape*>(this); }
  bool visible() const override { return Shape::visible(); }
  int twice() { return this->Shape::size() + Square::Shape::size() + size(); }
  friend bool operator==(const Square& square, const Shape& other) { return square.size() == other.size(); }
};

class Tile : public Square {
 public:
  using Square::Square;
  Square::Shape& again() { return Shape::draw(1) != 0 ? base() : static_cast<Shape&>(*this); }
};

template <class T>
class Framed : public T {
 public:
  Framed() : T(1) {}
  old::Shape* inner() { return this; }
};
template class Framed<Square>;

}  // namespace app

int Shape = 0;  // somebody else's
int use(app::Square& square) { return square.Shape::size() + square.app::Square::draw(Shape); }
