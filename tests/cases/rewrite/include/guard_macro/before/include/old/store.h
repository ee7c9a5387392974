#ifndef OLD_STORE_H
#define OLD_STORE_H

namespace old {

class Store {
 public:
  bool put(int key);
  void wipe();
};

}  // namespace old

#endif  // OLD_STORE_H
