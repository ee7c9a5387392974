#include "support/memory.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <memory>
#include <vector>

namespace ssot {
namespace {

// In pages; 0: not known here.
long resident() {
  std::ifstream statm("/proc/self/statm");
  long size = 0, pages = 0;
  statm >> size >> pages;
  return pages;
}

TEST(Memory, what_was_freed_below_what_is_kept_goes_back) {
  if (resident() == 0) GTEST_SKIP() << "needs /proc";
  constexpr std::size_t size = 4000;
  std::vector<std::unique_ptr<char[]>> pieces;
  for (int i = 0; i < 10000; ++i) pieces.push_back(std::make_unique<char[]>(size));  // zeroed: its pages are there
  const long before = resident();
  pieces.erase(pieces.begin(), pieces.end() - 1);
  return_free_blocks();
  EXPECT_LT(resident(), before - 5000);
}

}  // namespace
}  // namespace ssot
