// The enumerators of an enumeration without a scope are known without its name, before and, for what stays, on the shim.
#include "old/color.h"

namespace app {

bool is_red(old::Color color) { return color == old::RED || color == old::Color::SCARLET; }

using namespace old;
Color plain() { return BLUE; }
enum old::Color elaborated(enum old::Color color) { return color; }

struct Cell {
  old::Color other = RED;
};

#define PAINTED(color) (color == old::RED || color == BLUE)
bool by_macro(old::Color color) { return PAINTED(color); }

}  // namespace app
