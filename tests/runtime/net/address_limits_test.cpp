#include "net/address_limits.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace ssot::net {
namespace {

using Verdict = AddressLimits::Verdict;

AddressLimits::Time at(int seconds) {
  return AddressLimits::Time{} + std::chrono::hours{1} + std::chrono::seconds{seconds};
}

TEST(AddressLimits, WithoutLimitsNothingIsRemembered) {
  const auto limits = std::make_shared<AddressLimits>(0, RateLimit{});
  EXPECT_EQ(limits->enter("a", at(0)).verdict, Verdict::welcome);
  EXPECT_EQ(limits->size(), 0u);
}

TEST(AddressLimits, ALeaseCountsUntilItGoes) {
  const auto limits = std::make_shared<AddressLimits>(2, RateLimit{});
  auto first = limits->enter("a", at(0)), second = limits->enter("a", at(0));
  EXPECT_EQ(limits->enter("a", at(0)).verdict, Verdict::too_many);
  EXPECT_EQ(limits->enter("b", at(0)).verdict, Verdict::welcome);
  first.lease.reset();
  EXPECT_EQ(limits->enter("a", at(0)).verdict, Verdict::welcome) << "and it is gone again";
  EXPECT_EQ(limits->enter("a", at(0)).verdict, Verdict::welcome);
}

TEST(AddressLimits, AttemptsHaveARateThoughTheyAreRefused) {
  const auto limits = std::make_shared<AddressLimits>(1, RateLimit{.per_second = 1, .burst = 2});
  const auto lease = limits->enter("a", at(0));
  EXPECT_EQ(limits->enter("a", at(0)).verdict, Verdict::too_many);
  EXPECT_EQ(limits->enter("a", at(0)).verdict, Verdict::too_fast);
  EXPECT_EQ(limits->enter("a", at(1)).verdict, Verdict::too_many);
}

TEST(AddressLimits, AFloodOfAddressesIsForgottenAndThoseInUseAreNot) {
  const auto limits = std::make_shared<AddressLimits>(1, RateLimit{}, 10);
  const auto lease = limits->enter("a", at(0));
  for (int i = 0; i < 1000; ++i) (void)limits->enter(std::to_string(i), at(i));
  EXPECT_LE(limits->size(), 11u);
  EXPECT_EQ(limits->enter("a", at(1000)).verdict, Verdict::too_many);
}

TEST(AddressLimits, TheLeaseMayOutliveItsOwner) {
  auto limits = std::make_shared<AddressLimits>(1, RateLimit{});
  auto lease = limits->enter("a", at(0)).lease;
  limits.reset();
  lease.reset();
}

}  // namespace
}  // namespace ssot::net
