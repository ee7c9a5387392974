#include <gtest/gtest.h>

#include <optional>
#include <ssot/migration_shim.hpp>
#include <stdexcept>

namespace ssot::migration {
namespace {

enum class Canonical { idle, busy };

struct State : EnumShim<Canonical> {
  using EnumShim::EnumShim;
  static const State IDLE;
  static const State BUSY;
};
inline constexpr State State::IDLE{Canonical::idle};
inline constexpr State State::BUSY{Canonical::busy};

TEST(MigrationShim, WhatIsNotForwardedIsCountedAndLoggedOnce) {
  testing::internal::CaptureStderr();
  unforwarded("n::f", "there is none");
  EXPECT_EQ(unforwarded<int>("n::f", "there is none", -1), -1);
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "ssot: n::f is not forwarded: there is none\n");
  EXPECT_EQ(unforwarded_count("n::f"), 2u);
  EXPECT_EQ(unforwarded_count("n::g"), 0u);
}

TEST(MigrationShim, AFailureValueMayBeMoveOnly) {
  testing::internal::CaptureStderr();
  EXPECT_EQ(unforwarded<std::unique_ptr<int>>("n::p", "w", nullptr), nullptr);
  unforwarded<std::future<void>>("n::q", "w", ready<void>()).get();
  testing::internal::GetCapturedStderr();
}

TEST(MigrationShim, FuturesAreReadyAtOnce) {
  std::future<std::string> text = ready<std::string>("x");
  EXPECT_EQ(text.wait_for(std::chrono::seconds{0}), std::future_status::ready);
  EXPECT_EQ(text.get(), "x");
}

TEST(MigrationShim, WhatGoesWrongIsInTheFuture) {
  EXPECT_EQ(ready_from<int>([] { return 3; }).get(), 3);
  ready_from<void>([] {}).get();
  std::future<int> wrong = ready_from<int>([]() -> int { throw std::out_of_range("x"); });
  EXPECT_EQ(wrong.wait_for(std::chrono::seconds{0}), std::future_status::ready);
  EXPECT_THROW(wrong.get(), std::out_of_range);
}

TEST(MigrationShim, AShimIsOnePerProcess) {
  EXPECT_EQ(&shim_instance<State>(), &shim_instance<State>());
  EXPECT_EQ(shim_shared<State>().get(), &shim_instance<State>());
}

TEST(MigrationShim, AnEnumerationConvertsBothWays) {
  State state = Canonical::busy;
  Canonical canonical = State::BUSY;
  EXPECT_TRUE(state == State::BUSY);
  EXPECT_TRUE(state != State::IDLE);
  EXPECT_TRUE(state == canonical);
  EXPECT_EQ(static_cast<int>(state), 1);
  std::optional<State> from = std::optional<Canonical>(Canonical::idle);
  EXPECT_TRUE(from == State::IDLE);
  switch (state) {
    case State::IDLE:
      FAIL();
    case State::BUSY:
      break;
  }
}

}  // namespace
}  // namespace ssot::migration
