#pragma once

#include <initializer_list>

namespace one {

class Log {
 public:
  void put(int first, int second);
  void put_all(std::initializer_list<int> all);
  Log& at(int value);
  void put(int only);
};

void put(Log& log, int key);
void put_somewhere(int key);
void write(Log& log, int key);
bool has(int key);
template <class F>
void run(F f) {
  f();
}

}  // namespace one
