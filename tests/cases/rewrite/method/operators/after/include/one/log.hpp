#pragma once

namespace one {

class Log {
 public:
  void write(int key);
  int value(int at) const;
  int last() const;
  bool has_room() const;
};

}  // namespace one
