// A class that must stay (one of its methods is called from a macro) has a method that is called as the canonical one
// is: on the shim, which derives from the canonical class, it would override that. So the legacy header stays as it is.
#include "old/shape.h"

#define RESIZED(what) (what).resize(2)

namespace app {

class Canvas : public old::Shape {
 public:
  int paint(int colour) { return colour; }
};

int use(Canvas& canvas) {
  RESIZED(canvas);
  return canvas.draw(1);
}

}  // namespace app
