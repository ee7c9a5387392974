#include "collect/memory_budget.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

namespace ssot::collect {
namespace {

constexpr std::uint64_t mega = 1 << 20;

TEST(MemoryBudgetTest, as_many_as_fit_beside_what_is_held) {
  EXPECT_EQ(MemoryBudget(1000 * mega, 200 * mega, 200 * mega).at_once(), 4U);
  EXPECT_EQ(MemoryBudget(999 * mega, 200 * mega, 200 * mega).at_once(), 3U);
}

TEST(MemoryBudgetTest, one_is_always_let_in) {
  MemoryBudget budget(mega, 200 * mega, 200 * mega);
  EXPECT_EQ(budget.at_once(), 1U);
  budget.take();
  budget.give_back(5000 * mega);
  EXPECT_EQ(budget.at_once(), 1U);
  budget.take();
}

TEST(MemoryBudgetTest, what_a_parse_needed_is_what_the_next_may_need) {
  MemoryBudget budget(1000 * mega, 0, 500 * mega);
  const auto parsed = [&](std::uint64_t needed) {
    budget.take();
    budget.give_back(needed);
    return budget.at_once();
  };
  EXPECT_EQ(parsed(0), 2U);  // it was known, and not parsed
  EXPECT_EQ(parsed(100 * mega), 10U);
  EXPECT_EQ(parsed(250 * mega), 4U);
  EXPECT_EQ(parsed(50 * mega), 4U);  // the largest yet
}

TEST(MemoryBudgetTest, never_more_at_once) {
  MemoryBudget budget(300 * mega, 0, 100 * mega);
  std::atomic<int> running = 0, most = 0;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 8; ++i)
      threads.emplace_back([&] {
        for (int turn = 0; turn < 50; ++turn) {
          budget.take();
          const int now = ++running;
          for (int seen = most; now > seen && !most.compare_exchange_weak(seen, now);) {
          }
          std::this_thread::yield();
          --running;
          budget.give_back(100 * mega);
        }
      });
  }
  EXPECT_LE(most, 3);
  EXPECT_GE(most, 1);
}

TEST(MemoryBudgetTest, sizes) {
  EXPECT_EQ(read_size("4G"), std::uint64_t{4} << 30);
  EXPECT_EQ(read_size("1.5g"), std::uint64_t{3} << 29);
  EXPECT_EQ(read_size("800MB"), 800 * mega);
  EXPECT_EQ(read_size("512k"), std::uint64_t{512} << 10);
  EXPECT_EQ(read_size("1234"), 1234U);
  for (const char* none : {"", "G", "4X", "-1G", "0", "4 G", "4GG", "inf", "1e30"}) EXPECT_FALSE(read_size(none)) << none;
}

}  // namespace
}  // namespace ssot::collect
