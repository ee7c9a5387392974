// Inside a class that derives from it a legacy class is known by its own name alone, and so is the canonical one after.
#include <one/figure.hpp>

namespace app {

class Square : public one::Figure {
 public:
  using Base = one::Figure;
  explicit Square(int size) : one::Figure(size) {}
  Square(const Square& other) : Base(other.extent()) {}
  one::Figure& base() { return *this; }
  const one::Figure* same(const one::Figure* other) const { return other != nullptr ? other : static_cast<const one::Figure*>(this); }
  bool shown() const override { return one::Figure::shown(); }
  int twice() { return this->one::Figure::extent() + one::Figure::extent() + extent(); }
  friend bool operator==(const Square& square, const one::Figure& other) { return square.extent() == other.extent(); }
};

class Tile : public Square {
 public:
  using Square::Square;
  one::Figure& again() { return one::Figure::paint(1) != 0 ? base() : static_cast<one::Figure&>(*this); }
};

template <class T>
class Framed : public T {
 public:
  Framed() : T(1) {}
  one::Figure* inner() { return this; }
};
template class Framed<Square>;

}  // namespace app

int Shape = 0;  // somebody else's
int use(app::Square& square) { return square.one::Figure::extent() + square.app::Square::paint(Shape); }
