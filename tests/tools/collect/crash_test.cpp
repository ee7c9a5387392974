#include "collect/crash.hpp"

#include <gtest/gtest.h>

#include <csignal>
#include <cstdlib>
#include <thread>
#include <vector>

namespace ssot::collect {
namespace {

TEST(Crash, what_ends_well_has_been_done) {
  int done = 0;
  EXPECT_TRUE(survives([&] { ++done; }));
  EXPECT_EQ(done, 1);
}

TEST(Crash, an_abort_and_a_bad_instruction_are_survived_again_and_again) {
  for (int i = 0; i < 3; ++i) {
    EXPECT_FALSE(survives([] { std::abort(); }));
    EXPECT_FALSE(survives([] { std::raise(SIGILL); }));
    EXPECT_TRUE(survives([] {}));
  }
}

TEST(Crash, a_thread_that_crashes_leaves_the_others_alone) {
  std::vector<int> ended(8);
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < ended.size(); ++i)
      threads.emplace_back([&ended, i] {
        for (int turn = 0; turn < 20; ++turn) ended[i] += survives([&] { if (i % 2 == 0) std::raise(SIGSEGV); }) ? 1 : 0;
      });
  }
  for (std::size_t i = 0; i < ended.size(); ++i) EXPECT_EQ(ended[i], i % 2 == 0 ? 0 : 20);
}

}  // namespace
}  // namespace ssot::collect
