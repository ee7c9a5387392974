#ifndef ONE_STORE_HPP
#define ONE_STORE_HPP

namespace one {

class Store {
 public:
  bool add(int key);
};

}  // namespace one

#endif
