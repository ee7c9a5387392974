#include "old/shape.h"

int apart(old::Shape& shape) { return shape.draw(2) + shape.size(); }
