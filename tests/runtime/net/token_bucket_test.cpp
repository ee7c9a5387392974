#include "net/token_bucket.hpp"

#include <gtest/gtest.h>

namespace ssot::net {
namespace {

TokenBucket::Time at(int ms) {
  return TokenBucket::Time{} + std::chrono::hours{1} + std::chrono::milliseconds{ms};
}

TEST(TokenBucket, SoManyAtOnceThenSoManyASecond) {
  TokenBucket bucket({.per_second = 2, .burst = 3});
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(bucket.take(at(0)));
  EXPECT_FALSE(bucket.take(at(0)));
  EXPECT_FALSE(bucket.take(at(499)));
  EXPECT_TRUE(bucket.take(at(500)));
  EXPECT_FALSE(bucket.take(at(501)));
}

TEST(TokenBucket, QuietDoesNotFillItAboveTheBurst) {
  TokenBucket bucket({.per_second = 100, .burst = 2});
  EXPECT_TRUE(bucket.take(at(0)));
  for (int i = 0; i < 2; ++i) EXPECT_TRUE(bucket.take(at(100000)));
  EXPECT_FALSE(bucket.take(at(100000)));
}

TEST(TokenBucket, WithoutARateThereIsNoLimit) {
  TokenBucket bucket({});
  for (int i = 0; i < 1000; ++i) EXPECT_TRUE(bucket.take(at(0)));
}

TEST(TokenBucket, ABurstBelowOneIsOneAndTimeDoesNotGoBack) {
  TokenBucket bucket({.per_second = 1});
  EXPECT_TRUE(bucket.take(at(1000)));
  EXPECT_FALSE(bucket.take(at(0)));
  EXPECT_FALSE(bucket.take(at(1999)));
  EXPECT_TRUE(bucket.take(at(2000)));
}

}  // namespace
}  // namespace ssot::net
