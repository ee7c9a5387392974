#include "app/tile.h"

int use(app::Tile& tile, app::Square& square, old::Shape& shape) {
  int (old::Shape::*drawer)(int) = &app::Tile::Shape::draw;
  return tile.draw(1) + square.draw(2) + shape.draw(3) + (shape.*drawer)(4) + tile.visible();
}
