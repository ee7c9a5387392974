#pragma once

namespace old {

class Timer {
 public:
  void wait(int seconds);
  void enable(bool on);
  void count(unsigned long times);
  void name(const char* text);
};

}  // namespace old
