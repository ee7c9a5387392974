#pragma once

namespace old {

class Log {
 public:
  void same(int key, int value);
  void turned(int key, int value);
  void listed(int key, int value);
  void listed_anyhow(int key, int value);
  void chained(int key, int value);
  void passed(int key);
  void freed(int key);
};

bool either(int key, int value);
void later(int key);
void operator<<(Log& log, int key);

}  // namespace old
