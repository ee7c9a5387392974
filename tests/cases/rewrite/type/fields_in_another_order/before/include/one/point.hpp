#pragma once

namespace one {

struct Point {
  int x = 0;
  int y = 0;
};

}  // namespace one
