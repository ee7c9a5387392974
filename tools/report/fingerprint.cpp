#include "report/fingerprint.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <map>
#include <numeric>
#include <tuple>

namespace ssot::report {
namespace {

std::string hex(std::uint64_t value) {
  char digits[17];
  std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(value));
  return digits;
}

}  // namespace

std::vector<std::string> ordinal_fingerprints(const std::vector<lint::Finding>& findings,
                                              const std::vector<lint::Finding>& before) {
  std::vector<std::size_t> by_place(findings.size());
  std::iota(by_place.begin(), by_place.end(), std::size_t{0});
  // Index last: std::stable_sort's libstdc++ 12 warns under Clang 19.
  std::sort(by_place.begin(), by_place.end(), [&](std::size_t a, std::size_t b) {
    return std::tie(findings[a].region, a) < std::tie(findings[b].region, b);
  });
  std::map<std::uint64_t, unsigned> seen;
  for (const lint::Finding& finding : before) ++seen[finding.fingerprint()];
  std::vector<std::string> fingerprints(findings.size());
  for (std::size_t i : by_place) {
    std::uint64_t print = findings[i].fingerprint();
    fingerprints[i] = hex(print) + ":" + std::to_string(++seen[print]);
  }
  return fingerprints;
}

}  // namespace ssot::report
