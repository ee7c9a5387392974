// line_diff.hpp - the shortest edit script between two sequences of lines (Myers 1986, greedy, with its
// trace).
//
//   before, after  =>  line_diff  =>  runs of: kept, removed, added
//
// Bytes decide: a line is compared with its end, so LF against CRLF is a change. Common heads and tails are
// taken off first. Memory grows with the square of the number of edits; past kMaxEdits the rest of the
// middle is one removal and one addition, which is longer but as true.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace ssot::report {

inline constexpr std::size_t kMaxEdits = 2000;

enum class Change { kept, removed, added };

struct Run {
  Change change;
  std::size_t count;  // lines; never 0
  friend bool operator==(const Run&, const Run&) = default;
};

// Each line with its end; the last may have none.
std::vector<std::string_view> split_lines(std::string_view text);

// Neighbouring runs differ in kind, and removals stand before the additions that replace them.
std::vector<Run> line_diff(const std::vector<std::string_view>& before,
                           const std::vector<std::string_view>& after, std::size_t max_edits = kMaxEdits);

}  // namespace ssot::report
