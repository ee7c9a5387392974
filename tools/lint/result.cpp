#include "lint/result.hpp"

#include <algorithm>

namespace ssot::lint {

std::size_t count(const Result& result, Severity severity) {
  return static_cast<std::size_t>(std::count_if(result.findings.begin(), result.findings.end(),
                                                [&](const Finding& each) { return each.severity == severity; }));
}

std::size_t count(const Result& result, Excuse by) {
  return static_cast<std::size_t>(
      std::count_if(result.excused.begin(), result.excused.end(), [&](const Excused& each) { return each.by == by; }));
}

}  // namespace ssot::lint
