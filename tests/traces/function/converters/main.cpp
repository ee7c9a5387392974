// Free functions whose replacement computes with the arguments: what an operator on top of one binds to must not change.
#include <algorithm>
#include <string>
#include <vector>

#include "old/delays.h"
#include "trace.hpp"

namespace {

int made = 0;
int next() {
  trace::line("next", "number", ++made);
  return made;
}

void operators() {
  const int a = 6, b = 3;
  trace::line("value", "d", old::delay(a));
  trace::line("value", "d", old::delay(a + b));
  trace::line("value", "d", old::delay(a - b, 10));
  trace::line("value", "d", old::delay(a > b ? a : b));
  trace::line("value", "d", old::delay(a << 1, b | 8));
  trace::line("value", "d", old::delay(a & b));
  trace::line("value", "d", old::delay((next(), b)));
  trace::line("value", "d", old::delay(-b, -a));
  trace::line("value", "d", old::delay(int(a) % 4, 100));
  trace::line("value", "n", old::difference(-a, -b));
  trace::line("value", "n", old::difference(a - b, a + b));
  trace::line("value", "n", old::difference(-1, -(-2)));
  trace::line("value", "n", old::difference(a == b, a != b));
  trace::line("value", "n", old::difference(+a, ~b));
  trace::line("value", "n", old::clamp_code(a + b));
  trace::line("value", "n", old::clamp_code(a ? a : b));
  trace::line("value", "n", old::clamp_code(a || made));
  trace::line("value", "n", 10 - old::clamp_code(a));
  trace::line("value", "n", -old::clamp_code(a) * old::clamp_code(b + 1));
  trace::line("value", "n", 100 / old::clamp_code(5) % 7);
  trace::line("value", "n", !old::clamp_code(a) + 1);
}

void effects() {
  int i = 4;
  trace::line("value", "n", old::difference(i++, 10));
  trace::line("value", "n", old::difference(1, --i));
  trace::line("value", "n", old::clamp_code(next()));
  trace::line("value", "d", old::delay(next(), 5));
  trace::line("value", "d", old::delay(7, next()));
  int assigned = 0;
  trace::line("value", "n", old::clamp_code(assigned = 8));
  trace::line("i", "is", i, "assigned", assigned);
}

void nested() {
  trace::line("value", "n", old::clamp_code(old::clamp_code(old::difference(1, 4))));
  const std::vector<int> codes{3, 1, 2};
  for (int code : codes)
    if (old::clamp_code(code) > 2 && old::log_event("info", "code " + std::to_string(code))) trace::line("logged");
  trace::line("value", "largest", *std::max_element(codes.begin(), codes.end(), [](int left, int right) {
    return old::clamp_code(left) < old::clamp_code(right);
  }));
  old::log_event("none", "statement");
  std::string level = "warn";
  old::log_event(level + "ing", level);
}

struct Waiting {
  double delay = old::delay(2);
  double with(double factor = old::delay(3)) const { return delay * factor; }
};

}  // namespace

int main() {
  operators();
  effects();
  nested();
  trace::line("value", "waiting", Waiting{}.with());
}
