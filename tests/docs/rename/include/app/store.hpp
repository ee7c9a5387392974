#pragma once

namespace app {

class Store {
 public:
  bool put(int key, int times) { return times > key; }
  // The old names, until nobody says them.
  [[deprecated]] bool put_times(int times, int key) { return put(key, times); }
};
using StoreManager [[deprecated]] = Store;

}  // namespace app
