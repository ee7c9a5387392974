#include "vendor/widget.h"

namespace app {

class Button : public vendor::Widget {
 public:
  int draw(int times) override { return vendor::Widget::draw(times) + 1; }
};

// Overrides two methods at once, and only one of them is ours to rename.
class Both : public old::Shape, public vendor::Drawable {
 public:
  int draw(int times) override { return times; }
};

class Free : public old::Shape {
 public:
  int draw(int times) override { return times; }
};

}  // namespace app

int use(app::Button& button) { return button.draw(1); }
int free_one(app::Free& mine) { return mine.draw(1); }
