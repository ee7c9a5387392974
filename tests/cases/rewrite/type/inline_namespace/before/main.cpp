// An inline namespace is transparent, spelled or not.
#include "old/shape.h"

namespace app {

int plain(old::Shape& shape) { return shape.draw(1); }
int spelled(old::v1::Shape& shape) { return shape.size(); }
using old::v1::Shape;
int used(Shape& shape) { return shape.draw(2); }
namespace o = old::v1;
int aliased(o::Shape& shape) { return shape.draw(3); }

}  // namespace app

using namespace old::v1;
int directed(Shape& shape) { return shape.draw(4); }
