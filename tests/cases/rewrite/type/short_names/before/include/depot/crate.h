#pragma once

namespace depot {

enum class Unit { gram, ounce };
enum class Extent { small, large };

class Crate {
 public:
  int mass(Unit unit) const { return unit == Unit::gram ? 1 : 2; }
};

int find_crate(int key);

enum class Size { SMALL, LARGE };

class Box {
 public:
  int weight() const { return 1; }
};

int find_box(int key);

using Bin = Crate;

}  // namespace depot
