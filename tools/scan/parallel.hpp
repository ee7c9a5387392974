// parallel.hpp - the same work over numbered items, on a few threads.
//
// Each thread makes its own worker, and items are taken from one counter; results go to the item's own slot,
// so that timing cannot change them.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace ssot::scan {

// `make()` gives a callable `void(std::size_t item)`, once for each thread. Blocks until all is done.
template <class Make>
void for_each_item(std::size_t count, unsigned jobs, const Make& make) {
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    auto worker = make();
    for (std::size_t i = next++; i < count; i = next++) worker(i);
  };
  std::vector<std::thread> threads;
  const std::size_t wanted = std::clamp<std::size_t>(jobs, 1, std::max<std::size_t>(count, 1));
  for (std::size_t i = 1; i < wanted; ++i) threads.emplace_back(work);
  work();
  for (std::thread& each : threads) each.join();
}

}  // namespace ssot::scan
