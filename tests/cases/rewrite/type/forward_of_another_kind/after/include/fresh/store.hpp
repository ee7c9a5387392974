#pragma once

namespace fresh {

struct Store {
  int n = 0;
};

}  // namespace fresh
