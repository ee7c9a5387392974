// Calls in templates on what does not depend, on what does, and through a base that does.
#include "old/shape.h"

namespace app {

template <class T>
class Frame : public old::Shape {
 public:
  int width() { return this->size() + size(); }
  int draw(int times) override { return old::Shape::draw(times) + Shape::size(); }
  T* inner = nullptr;
};

template <class T>
class Border : public T {
 public:
  int height() { return this->size() + T::size(); }
  bool visible() const override { return T::visible(); }
};

int use(Frame<int>& frame, Border<old::Shape>& border, Border<Frame<char>>& both) {
  return frame.width() + frame.draw(1) + border.height() + border.size() + both.height() + both.visible();
}

}  // namespace app
