#include "app/tile.h"
#include <one/figure.hpp>

int use(app::Tile& tile, app::Square& square, one::Figure& shape) {
  int (one::Figure::*drawer)(int) = &one::Figure::paint;
  return tile.paint(1) + square.paint(2) + shape.paint(3) + (shape.*drawer)(4) + tile.shown();
}
