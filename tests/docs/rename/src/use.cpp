#include "app/store.hpp"

namespace app {

bool twice(StoreManager& store, int key) { return store.put_times(2, key); }

}  // namespace app
