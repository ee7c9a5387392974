#include "net/stream_writer.hpp"

#include <gtest/gtest.h>

namespace ssot::net {
namespace {

TEST(CloseFrame, TextIsCutBetweenCharacters) {
  EXPECT_EQ(close_frame({1001, "away"}).reason, "away");
  const auto ascii = close_frame({1001, std::string(200, 'x')});
  EXPECT_EQ(ascii.reason.size(), 123u);
  std::string umlauts;
  for (int i = 0; i < 100; ++i) umlauts += "\xC3\xA4";
  EXPECT_EQ(close_frame({1001, umlauts}).reason.size(), 122u);
}

TEST(CloseFrame, CodesThatMayNotBeSentBecomeNormal) {
  EXPECT_EQ(close_frame({1012, ""}).code, 1012);
  EXPECT_EQ(close_frame({4001, ""}).code, 4001);
  EXPECT_EQ(close_frame({1006, ""}).code, 1000);
  EXPECT_EQ(close_frame({0, ""}).code, 1000);
}

}  // namespace
}  // namespace ssot::net
