#include "report/line_diff.hpp"

#include <algorithm>
#include <cstdint>

namespace ssot::report {
namespace {

using Lines = std::vector<std::string_view>;
using Offset = std::int32_t;  // of a line; a trace holds millions of them

struct Window {  // half-open, what is left between common head and tail
  std::size_t before_begin, before_end, after_begin, after_end;
  std::size_t before_size() const { return before_end - before_begin; }
  std::size_t after_size() const { return after_end - after_begin; }
};

Window differing(const Lines& before, const Lines& after) {
  Window window{0, before.size(), 0, after.size()};
  while (window.before_begin < window.before_end && window.after_begin < window.after_end &&
         before[window.before_begin] == after[window.after_begin]) {
    ++window.before_begin;
    ++window.after_begin;
  }
  while (window.before_begin < window.before_end && window.after_begin < window.after_end &&
         before[window.before_end - 1] == after[window.after_end - 1]) {
    --window.before_end;
    --window.after_end;
  }
  return window;
}

// One step of the script, walked backwards from the end.
void walk_back(const std::vector<std::vector<Offset>>& trace, Offset x, Offset y,
               std::vector<Change>& reversed) {
  for (Offset d = static_cast<Offset>(trace.size()) - 1; d >= 0; --d) {
    const std::vector<Offset>& reach = trace[static_cast<std::size_t>(d)];  // diagonals -d..d, as index k + d
    auto at = [&](Offset k) { return reach[static_cast<std::size_t>(k + d)]; };
    Offset k = x - y;
    bool down = d > 0 && (k == -d || (k != d && at(k - 1) < at(k + 1)));
    Offset from = d == 0 ? 0 : down ? at(k + 1) : at(k - 1);
    Offset start_x = d == 0 ? 0 : down ? from : from + 1;
    for (; x > start_x; --x, --y) reversed.push_back(Change::kept);
    if (d == 0) break;
    reversed.push_back(down ? Change::added : Change::removed);
    if (down)
      --y;
    else
      --x;
  }
}

// Empty if the script is longer than max_edits.
std::vector<Change> shortest_script(const Lines& before, const Lines& after, const Window& window,
                                    std::size_t max_edits) {
  auto n = static_cast<Offset>(window.before_size());
  auto m = static_cast<Offset>(window.after_size());
  auto limit = std::min<Offset>(n + m, static_cast<Offset>(max_edits));
  std::vector<std::vector<Offset>> trace;  // [d]: the reach of d - 1 edits, framed to -d..d
  std::vector<Offset> reach(static_cast<std::size_t>(2 * limit + 3), 0);
  auto at = [&](Offset k) -> Offset& { return reach[static_cast<std::size_t>(k + limit + 1)]; };
  for (Offset d = 0; d <= limit; ++d) {
    trace.emplace_back();
    for (Offset k = -d; k <= d; ++k) trace.back().push_back(at(k));
    for (Offset k = -d; k <= d; k += 2) {
      bool down = k == -d || (k != d && at(k - 1) < at(k + 1));
      Offset x = d == 0 ? 0 : down ? at(k + 1) : at(k - 1) + 1;
      Offset y = x - k;
      while (x < n && y < m &&
             before[window.before_begin + static_cast<std::size_t>(x)] ==
                 after[window.after_begin + static_cast<std::size_t>(y)]) {
        ++x;
        ++y;
      }
      at(k) = x;
      if (x < n || y < m) continue;
      std::vector<Change> reversed;
      walk_back(trace, n, m, reversed);
      return {reversed.rbegin(), reversed.rend()};
    }
  }
  return {};
}

// Between two kept lines the order of removals and additions is free: removals first, as people expect.
class RunBuilder {
 public:
  void add(Change change, std::size_t count) {
    if (count == 0) return;
    if (change == Change::removed) {
      removed_ += count;
    } else if (change == Change::added) {
      added_ += count;
    } else {
      flush();
      if (!runs_.empty() && runs_.back().change == Change::kept)
        runs_.back().count += count;
      else
        runs_.push_back({Change::kept, count});
    }
  }

  std::vector<Run> finish() {
    flush();
    return std::move(runs_);
  }

 private:
  void flush() {
    if (removed_ != 0) runs_.push_back({Change::removed, removed_});
    if (added_ != 0) runs_.push_back({Change::added, added_});
    removed_ = added_ = 0;
  }

  std::vector<Run> runs_;
  std::size_t removed_ = 0, added_ = 0;
};

}  // namespace

std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    std::size_t end = text.find('\n');
    std::size_t length = end == std::string_view::npos ? text.size() : end + 1;
    lines.push_back(text.substr(0, length));
    text.remove_prefix(length);
  }
  return lines;
}

std::vector<Run> line_diff(const Lines& before, const Lines& after, std::size_t max_edits) {
  Window window = differing(before, after);
  RunBuilder runs;
  runs.add(Change::kept, window.before_begin);
  std::vector<Change> script = shortest_script(before, after, window, max_edits);
  if (script.empty()) {
    runs.add(Change::removed, window.before_size());
    runs.add(Change::added, window.after_size());
  }
  for (Change change : script) runs.add(change, 1);
  runs.add(Change::kept, before.size() - window.before_end);
  return runs.finish();
}

}  // namespace ssot::report
