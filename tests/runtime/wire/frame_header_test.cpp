#include "wire/frame_header.hpp"

#include <gtest/gtest.h>

#include <string_view>


namespace ssot::wire {
namespace {

using namespace std::string_view_literals;

TEST(FrameHeader, LengthsAreAsShortAsTheyCanBe) {
  EXPECT_EQ(FrameHeader(Opcode::text, 125).bytes(), "\x81\x7d"sv);
  EXPECT_EQ(FrameHeader(Opcode::binary, 126).bytes(), "\x82\x7e\x00\x7e"sv);
  EXPECT_EQ(FrameHeader(Opcode::text, 65535).bytes(), "\x81\x7e\xff\xff"sv);
  EXPECT_EQ(FrameHeader(Opcode::text, 65536, true).bytes(), "\xc1\x7f\x00\x00\x00\x00\x00\x01\x00\x00"sv);
}

TEST(CloseFrame, TextIsCutBetweenCharacters) {
  EXPECT_EQ(close_frame({1001, "away"}), "\x88\x06\x03\xe9" "away"sv);
  EXPECT_EQ(close_frame({1001, std::string(200, 'x')}).size(), 4u + 123);
  std::string umlauts;
  for (int i = 0; i < 100; ++i) umlauts += "\xC3\xA4";
  EXPECT_EQ(close_frame({1001, umlauts}).size(), 4u + 122);
}

TEST(CloseFrame, CodesThatMayNotBeSentBecomeNormal) {
  EXPECT_EQ(close_frame({1012, ""}), "\x88\x02\x03\xf4"sv);
  EXPECT_EQ(close_frame({1006, ""}), "\x88\x02\x03\xe8"sv);
  EXPECT_EQ(close_frame({1005, "x"}), "\x88\x00"sv) << "no code is answered by none";
  EXPECT_EQ(close_frame({1000, "\xff"}), "\x88\x02\x03\xe8"sv) << "a reason that is not UTF-8 is left out";
}

}  // namespace
}  // namespace ssot::wire
