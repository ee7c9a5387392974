#pragma once

namespace old {

inline namespace v1 {
class Store {
 public:
  int put(int n) { return n; }
};
int go(Store& s);
}  // namespace v1

enum Mode { MODE_A, MODE_B };

}  // namespace old
