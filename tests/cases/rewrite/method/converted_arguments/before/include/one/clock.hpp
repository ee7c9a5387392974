#pragma once

namespace one {

class Clock {
 public:
  void sleep(double seconds);
  void set_level(int level);
  void repeat(int times);
  void call(const char* text);
};

}  // namespace one
