// Calls in templates on what does not depend, on what does, and through a base that does.
#include <one/figure.hpp>

namespace app {

template <class T>
class Frame : public one::Figure {
 public:
  int width() { return this->extent() + extent(); }
  int paint(int times) override { return one::Figure::paint(times) + one::Figure::extent(); }
  T* inner = nullptr;
};

template <class T>
class Border : public T {
 public:
  int height() { return this->extent() + T::extent(); }
  bool shown() const override { return T::shown(); }
};

int use(Frame<int>& frame, Border<one::Figure>& border, Border<Frame<char>>& both) {
  return frame.width() + frame.paint(1) + border.height() + border.extent() + both.height() + both.shown();
}

}  // namespace app
