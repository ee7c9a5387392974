#pragma once

namespace fresh {

class Store {
 public:
  int add(int n) { return n; }
};

enum class Mode { a, b };

int go(Store& s);

}  // namespace fresh
