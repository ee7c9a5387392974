// console.hpp - what is told on the way: results to standard output, progress and notices to standard error.
//
// On a terminal progress is one line that is written over; in CI it is a line for each tenth. Colour only on
// a terminal and without NO_COLOR. Thread-safe.
#pragma once

#include <chrono>
#include <mutex>
#include <string>

namespace ssot::cli {

class Console {
 public:
  explicit Console(bool quiet);

  bool colour() const { return colour_; }  // of standard output
  void result(const std::string& text);    // standard output, as it is
  void notice(const std::string& line);    // standard error; silent with --quiet
  void error(const std::string& text);     // standard error, always
  // Whether standard output took all of it.
  bool all_was_said() const { return whole_; }
  void progress(const std::string& what, std::size_t done, std::size_t total);

 private:
  void clear_line();

  std::mutex mutex_;
  bool quiet_;
  bool terminal_;
  bool colour_;
  bool line_open_ = false;
  bool whole_ = true;
  std::chrono::steady_clock::time_point began_{};
  std::string task_;
};

}  // namespace ssot::cli
