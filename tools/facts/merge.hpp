// merge.hpp - unites the facts of many translation units.
//
//   facts, facts, ...  =>  merge  =>  one sorted set of facts
//
// A header is seen by many units, so the same fact arrives many times. Merge is commutative, associative and
// idempotent: neither thread timing nor the way the work was cut into shards can change a byte of the result.
// Rejected: merging under a lock while scanning (order leaks into the output).
#pragma once

#include <vector>

#include "facts/facts.hpp"

namespace ssot::facts {

Facts merge(const std::vector<Facts>& parts);

// The same one by one: no more is held at a time than a few times the result, however many parts see the same.
// Not thread-safe.
class Merger {
 public:
  void add(Facts part);
  Facts whole() &&;

 private:
  std::vector<std::vector<Facts>> levels_;  // each of a level is made of `fan_in` of the level before
};

}  // namespace ssot::facts
