#include "cli/console.hpp"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>

namespace ssot::cli {

Console::Console(bool quiet)
    : quiet_(quiet),
      terminal_(::isatty(STDERR_FILENO) != 0),
      colour_(::isatty(STDOUT_FILENO) != 0 && std::getenv("NO_COLOR") == nullptr) {}

void Console::clear_line() {
  if (line_open_) std::fputs("\r\033[K", stderr);
  line_open_ = false;
}

void Console::result(const std::string& text) {
  const std::lock_guard lock(mutex_);
  clear_line();
  const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  whole_ = std::fflush(stdout) == 0 && written && whole_;
}

void Console::notice(const std::string& line) {
  if (quiet_) return;
  const std::lock_guard lock(mutex_);
  clear_line();
  std::fprintf(stderr, "%s\n", line.c_str());
}

void Console::error(const std::string& text) {
  const std::lock_guard lock(mutex_);
  clear_line();
  std::fprintf(stderr, "%s\n", text.c_str());
}

void Console::progress(const std::string& what, std::size_t done, std::size_t total) {
  if (quiet_ || total == 0) return;
  const std::lock_guard lock(mutex_);
  const auto now = std::chrono::steady_clock::now();
  if (task_ != what || done <= 1) {
    task_ = what;
    began_ = now;
  }
  if (!terminal_) {
    const std::size_t tenth = total < 10 ? total : total / 10;
    if (done == total || (total >= 10 && done % tenth == 0))
      std::fprintf(stderr, "  %s: %zu of %zu\n", what.c_str(), done, total);
    return;
  }
  const double spent = std::chrono::duration<double>(now - began_).count();
  const double left = done == 0 ? 0 : spent / static_cast<double>(done) * static_cast<double>(total - done);
  std::fprintf(stderr, "\r\033[K  %s: %zu of %zu, %.0f s left", what.c_str(), done, total, left);
  line_open_ = true;
  if (done == total) clear_line();
  std::fflush(stderr);
}

}  // namespace ssot::cli
