#pragma once

namespace old {

class Log {
 public:
  void operator<<(int key);
  int operator[](int at) const;
  int size() const;
  bool full() const;
};

}  // namespace old
