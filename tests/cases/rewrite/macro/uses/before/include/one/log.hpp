#pragma once

#include <memory>

namespace one {

class Log {
 public:
  int count() const;
};

inline constexpr int limit = 7;
Log& log();
std::shared_ptr<Log> shared_log();
bool write(const char* text, int level);
template <class... Values>
void trace(const char* format, const Values&... values);
bool failed(const char* what);
int twice(int number);

}  // namespace one

#define ONE_CHECK(what) ((what) ? true : one::failed(#what))
