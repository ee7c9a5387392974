// One body is chance, short ones are everywhere, and another order of statements is another body.
#include <app/hub.hpp>

namespace other {

class Table {
 public:
  int find(int key, int size) {
    int hits = 0;
    for (int i = 0; i < size; ++i) {
      if (keys_[i] == key) {
        ++hits;
        at_ = i;
      } else if (keys_[i] < 0) {
        --hits;
      }
    }
    return hits > 0 ? hits : at_;
  }
  bool insert(int key) {
    at_ = -1;
    for (int i = 0; i < 8; ++i) {
      if (keys_[i] == 0) {
        keys_[i] = key;
        at_ = i + key;
        return true;
      }
      if (keys_[i] == key) return false;
    }
    return false;
  }
  int size() const { return at_; }

 private:
  int keys_[8] = {};
  int at_ = 0;
};

}  // namespace other
