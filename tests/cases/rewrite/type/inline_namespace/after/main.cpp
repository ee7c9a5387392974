// An inline namespace is transparent, spelled or not.
#include "old/shape.h"
#include <one/figure.hpp>

namespace app {

int plain(one::Figure& shape) { return shape.paint(1); }
int spelled(one::Figure& shape) { return shape.extent(); }
using one::Figure;
int used(Figure& shape) { return shape.paint(2); }
namespace o = old::v1;
int aliased(one::Figure& shape) { return shape.paint(3); }

}  // namespace app

using namespace old::v1;
int directed(one::Figure& shape) { return shape.paint(4); }
