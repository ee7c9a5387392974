#pragma once

namespace old {

struct Point {
  int row = 0;
  int column = 0;
};

}  // namespace old
