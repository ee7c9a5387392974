#include "values/log_line.hpp"

#include <cstdio>
#include <mutex>
#include <utility>

namespace ssot {
namespace {

struct Sink {
  std::mutex mutex;
  std::function<void(const LogRecord&)> write;
};

Sink& sink() {
  static Sink* const instance = new Sink;  // never destroyed: threads may log while the process ends
  return *instance;
}

void to_standard_error(const LogRecord& record) {
  const char* level = record.level == LogLevel::info      ? "info"
                      : record.level == LogLevel::warning ? "warning"
                                                          : "error";
  std::fprintf(stderr, "ssot: %s: %s\n", level, record.text.c_str());
}

}  // namespace

void set_log_sink(std::function<void(const LogRecord&)> write) {
  const std::lock_guard lock(sink().mutex);
  sink().write = std::move(write);
}

namespace values {

void log_line(LogLevel level, std::string text) noexcept {
  try {
    const LogRecord record{level, std::move(text)};
    const std::lock_guard lock(sink().mutex);
    if (sink().write) {
      sink().write(record);
    } else {
      to_standard_error(record);
    }
  } catch (...) {  // logging must not become a second failure
  }
}

std::string describe(std::exception_ptr error) {
  try {
    if (error) std::rethrow_exception(error);
    return "nothing";
  } catch (const std::exception& e) {
    return e.what();
  } catch (...) {
    return "something that is no std::exception";
  }
}

}  // namespace values
}  // namespace ssot
