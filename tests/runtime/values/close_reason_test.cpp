#include <gtest/gtest.h>

#include <ssot/close_reason.hpp>

namespace ssot {
namespace {

TEST(CloseReason, ResumableTellsWhoComesBack) {
  EXPECT_FALSE(resumable(1000));
  EXPECT_FALSE(resumable(4001));
  EXPECT_TRUE(resumable(1001));
  EXPECT_TRUE(resumable(1012));
  EXPECT_TRUE(resumable(1013));
  EXPECT_TRUE(resumable(1006));
}

TEST(CloseReason, OnlyRegisteredCodesMayBeSent) {
  for (const int code : {0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000}) {
    EXPECT_FALSE(sendable(static_cast<std::uint16_t>(code))) << code;
  }
  for (const int code : {1000, 1003, 1007, 1011, 1012, 1013, 1014, 3000, 4001, 4999}) {
    EXPECT_TRUE(sendable(static_cast<std::uint16_t>(code))) << code;
  }
}

}  // namespace
}  // namespace ssot
