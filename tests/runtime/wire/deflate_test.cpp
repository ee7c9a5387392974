#include "wire/deflate.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>

namespace ssot::wire {
namespace {

using namespace std::string_view_literals;

std::string there_and_back(const std::string& text, int bits = 15, int level = 6) {
  std::string bytes = deflated(text, bits, level);
  EXPECT_EQ(inflate(bytes, text.size()), Inflated::ok);
  return bytes;
}

TEST(Deflate, TheExamplesOfTheRfc) {  // RFC 7692 section 7.2.3
  for (const std::string_view hello : {"\xf2\x48\xcd\xc9\xc9\x07\x00"sv, "\x00\x05\x00\xfa\xffHello\x00"sv,
                                       "\xf3\x48\xcd\xc9\xc9\x07\x00\x00"sv,
                                       "\xf2\x48\x05\x00\x00\x00\xff\xff\xca\xc9\xc9\x07\x00"sv}) {
    std::string bytes(hello);
    EXPECT_EQ(inflate(bytes, 5), Inflated::ok);
    EXPECT_EQ(bytes, "Hello");
  }
  EXPECT_EQ(deflated("", 15, 6), "\0"sv);
  EXPECT_EQ(there_and_back(""), "");
}

TEST(Deflate, InEachWindowAndAtEachLevel) {
  std::string text;
  for (int i = 0; i < 3000; ++i) text += "{\"n\":" + std::to_string(i * i) + "},";
  for (int bits = smallest_window; bits <= largest_window; ++bits) EXPECT_EQ(there_and_back(text, bits), text) << bits;
  for (int level = 1; level <= 9; ++level) EXPECT_EQ(there_and_back(text, 15, level), text) << level;
  EXPECT_LT(deflated(text, 15, 6).size(), text.size() / 3);
}

TEST(Deflate, ABombIsLargeOnlyUpToTheLimit) {
  const std::string bomb = deflated(std::string(50'000'000, '\0'), 15, 9);
  ASSERT_LT(bomb.size(), 60'000u);
  std::string bytes = bomb;
  EXPECT_EQ(inflate(bytes, 65536), Inflated::too_large);
  EXPECT_EQ(bytes, bomb) << "nothing was taken over";
  bytes = deflated(std::string(65536, 'x'), 15, 6);
  EXPECT_EQ(inflate(bytes, 65535), Inflated::too_large);
}

TEST(Deflate, WhatIsNoDeflateIsCorruptAndHarmsNothing) {
  for (const std::string_view wrong : {"\x07"sv, "\xff\xff\xff\xff"sv, "\x00\x05\x00\xfa\xfe" "Hello"sv, "\xf2\x48\xcd"sv,
                                       "\x00\x05\x00\xfa\xffHel"sv}) {
    std::string bytes(wrong);
    EXPECT_EQ(inflate(bytes, 1000), Inflated::corrupt);
  }
  std::mt19937 random(7);
  for (int i = 0; i < 20000; ++i) {
    std::string noise(random() % 64, '\0');
    for (char& byte : noise) byte = static_cast<char>(random());
    (void)inflate(noise, 1000);
    EXPECT_LE(noise.size(), 1000u);
  }
  EXPECT_EQ(there_and_back("as before"), "as before");
}

// Beast 1.81 fails on some of these ("invalid stored block length").
TEST(Deflate, TwentyThousandMessagesThatRepeatThemselves) {
  std::mt19937 random(20000);
  for (int i = 0; i < 20000; ++i) {
    const std::string unit(1 + random() % 9, static_cast<char>('a' + random() % 26));
    std::string text;
    const std::size_t size = random() % 6000;
    while (text.size() < size) {
      text += unit;
      if (random() % 7 == 0) text += std::to_string(random());
    }
    ASSERT_EQ(there_and_back(text, 9 + static_cast<int>(random() % 7)), text) << i;
  }
}

}  // namespace
}  // namespace ssot::wire
