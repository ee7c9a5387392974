#include "old/shape.h"

int use(old::Shape& shape) { return shape.draw(1); }
