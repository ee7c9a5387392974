#include "app/square.h"
#include <one/figure.hpp>

int app::Square::paint(int times) { return times + one::Figure::paint(times); }
