// memory_budget.hpp - how many units may be parsed at once, by what they need.
//
//   bytes for the process  =>  take (waits until one more fits)  =>  a parse  =>  learn (what it needed)  =>  give back
//
// A parse holds some hundred megabytes, and how many is known when it is done. So each is expected to need as much as
// the largest yet, and one is always let in: a budget that is too small makes a run slow, and never fails it. What the
// process holds beside parses is taken as what it held in the beginning. Thread-safe.
// Rejected: to look at the free memory before each parse (others use it too, and what was let in grows for seconds).
#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string_view>

namespace ssot::collect {

class MemoryBudget {
 public:
  // `held`: by the process before it parses anything. `expected`: by a parse, until one is done.
  explicit MemoryBudget(std::uint64_t bytes, std::uint64_t held = held_by_process(),
                        std::uint64_t expected = std::uint64_t{256} << 20);

  void take();
  void give_back(std::uint64_t needed);

  // How many parses fit by what is known now; at least one.
  std::uint64_t at_once() const;

  // What the process may use where nobody says: four fifths of what the system, or its container, has left.
  static std::uint64_t available();
  static std::uint64_t held_by_process();

 private:
  std::uint64_t fits() const;

  const std::uint64_t bytes_;
  const std::uint64_t held_;
  mutable std::mutex mutex_;  // of all below
  std::condition_variable changed_;
  std::uint64_t expected_;
  bool is_known_ = false;  // what a parse needs
  std::uint64_t running_ = 0;
};

// "800M", "4G", "1.5G", "524288K", or bytes; nothing where it is no size.
std::optional<std::uint64_t> read_size(std::string_view text);

}  // namespace ssot::collect
