// Two enumerators become one: a switch that tells them apart cannot be rewritten, and has no place on a shim either.
#include "old/color.h"

int told_apart(old::Color color) {
  switch (color) {
    case old::RED: return 1;
    case old::SCARLET: return 2;
    case old::BLUE: return 3;
  }
  return 0;
}
