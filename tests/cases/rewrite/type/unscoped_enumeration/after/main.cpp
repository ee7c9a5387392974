// The enumerators of an enumeration without a scope are known without its name, before and, for what stays, on the shim.
#include "old/color.h"
#include <one/colour.hpp>

namespace app {

bool is_red(one::Colour color) { return color == one::Colour::red || color == one::Colour::red; }

using namespace old;
one::Colour plain() { return one::Colour::blue; }
enum one::Colour elaborated(enum one::Colour color) { return color; }

struct Cell {
  one::Colour other = one::Colour::red;
};

#define PAINTED(color) (color == one::Colour::red || color == one::Colour::blue)
bool by_macro(one::Colour color) { return PAINTED(color); }

}  // namespace app
