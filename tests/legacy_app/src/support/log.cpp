#include "netra/support/log.h"

#include <cstdio>
#include <mutex>

#include "netra/support/clock.h"

namespace netra {
namespace {

void log_line(const char* level, const std::string& line) {
  static std::mutex mutex;
  std::lock_guard lock(mutex);
  std::fprintf(stderr, "%s %s %s\n", iso_now().c_str(), level, line.c_str());
}

}  // namespace

void log_info(const std::string& line) {
  log_line("info ", line);
}
void log_error(const std::string& line) {
  log_line("error", line);
}

}  // namespace netra
