#include "app/square.h"

int app::Square::draw(int times) { return times + old::Shape::draw(times); }
