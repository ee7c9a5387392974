// A method that stays under its legacy name is called through the base. Whoever may get such an object stays with it.
#include <functional>
#include <memory>
#include <vector>

#include "old/shape.h"

namespace app {

// Says no `override`, and so it stays.
class Square : public old::Shape {
 public:
  virtual int draw(int times);
};

std::unique_ptr<old::Shape> made() { return std::make_unique<Square>(); }
int of_made() { return made()->draw(1); }

int by_reference(old::Shape& shape) { return shape.draw(2); }
int of_reference(Square& square) { return by_reference(square); }

struct Canvas {
  void add(std::unique_ptr<old::Shape> shape) { shapes.push_back(std::move(shape)); }
  int draw_all() {
    int all = 0;
    for (auto& shape : shapes) all += shape->draw(3);
    return all;
  }
  std::vector<std::unique_ptr<old::Shape>> shapes;
};
void fill(Canvas& canvas) { canvas.add(std::make_unique<Square>()); }

using Factory = std::function<std::unique_ptr<old::Shape>()>;
std::vector<Factory>& factories() {
  static std::vector<Factory> all;
  return all;
}
void registered() {
  factories().push_back([] { return std::make_unique<Square>(); });
}
int of_registered() { return factories().front()()->draw(4); }

old::Shape* current = nullptr;
void choose(Square* square) { current = square; }
int of_current() { return current->draw(5); }

int apart(old::Shape& shape) { return shape.draw(6); }

}  // namespace app
