#include "wire/frame_reader.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "support/raw_frames.hpp"
#include "wire/deflate.hpp"

namespace ssot::wire {
namespace {

using support::frame;
using What = FrameReader::What;

/// What came, as one text: "message:hello ping:x failed:1002".
std::string read(FrameReader& reader, std::string bytes, std::size_t step = 1 << 20) {
  std::string seen;
  for (std::size_t at = 0; at < bytes.size(); at += step) {
    char* begin = bytes.data() + at;
    char* const end = bytes.data() + std::min(bytes.size(), at + step);
    for (;;) {
      const What what = reader.next(begin, end);
      if (what == What::more) break;
      if (what == What::message) seen += (reader.binary() ? "binary:" : "text:") + reader.message() + ' ';
      if (what == What::ping) seen += "ping:" + reader.control() + ' ';
      if (what == What::pong) seen += "pong:" + reader.control() + ' ';
      if (what == What::close) seen += "close:" + std::to_string(reader.reason().code) + ' ';
      if (what == What::failed) return seen + "failed:" + std::to_string(reader.reason().code);
    }
  }
  return seen;
}
std::string read(const std::string& bytes, std::size_t limit = 1000) {
  FrameReader reader(limit);
  return read(reader, bytes);
}

TEST(FrameReader, FragmentsWithControlFramesBetweenInPiecesOfAnySize) {
  const std::string talk = frame(1, "one ", {.fin = false}) + frame(9, "are you there") + frame(0, "", {.fin = false}) +
                           frame(10, "") + frame(0, "tw\xc3\xb6") + frame(2, std::string("\0\xff", 2)) + frame(1, "") +
                           frame(2, std::string(300, 'x')) + frame(8, "\x03\xe8" "bye");
  const std::string all = "ping:are you there pong: text:one tw\xc3\xb6 binary:" + std::string("\0\xff", 2) + " text: binary:" +
                          std::string(300, 'x') + " close:1000 ";
  for (std::size_t step = 1; step <= talk.size(); ++step) {
    FrameReader reader(1000);
    EXPECT_EQ(read(reader, talk, step), all) << step;
  }
}

TEST(FrameReader, UnmasksWhereverThePiecesEnd) {
  std::mt19937 random(1);
  std::string plain;
  for (int i = 0; i < 500; ++i) plain += static_cast<char>('a' + random() % 26);
  const std::string mask = "\x01\x7f\x80\xfe";
  std::string bytes = "\x82\xfe\x01\xf4" + mask;
  for (std::size_t i = 0; i < plain.size(); ++i) bytes += static_cast<char>(plain[i] ^ mask[i % 4]);
  for (std::size_t step = 1; step < 40; ++step) {
    FrameReader reader(1000);
    EXPECT_EQ(read(reader, bytes, step), "binary:" + plain + ' ') << step;
  }
}

TEST(FrameReader, WhatTheRfcForbids) {
  EXPECT_EQ(read(frame(1, "x", {.masked = false})), "failed:1002");
  for (const unsigned reserved : {1u, 2u, 4u, 7u}) EXPECT_EQ(read(frame(1, "x", {.reserved = reserved})), "failed:1002");
  for (const unsigned opcode : {3u, 4u, 5u, 6u, 7u, 11u, 12u, 13u, 14u, 15u}) EXPECT_EQ(read(frame(opcode, "")), "failed:1002");
  for (const unsigned opcode : {8u, 9u, 10u}) EXPECT_EQ(read(frame(opcode, "", {.fin = false})), "failed:1002");
  EXPECT_EQ(read(frame(9, std::string(126, 'x'))), "failed:1002");
  EXPECT_EQ(read(frame(0, "x")), "failed:1002");
  EXPECT_EQ(read(frame(1, "x", {.fin = false}) + frame(1, "x")), "failed:1002");
  EXPECT_EQ(read(std::string("\x81\xfe\x00\x05", 4) + std::string(9, '\0')), "failed:1002") << "five in two bytes";
  EXPECT_EQ(read(std::string("\x81\xff\x00\x00\x00\x00\x00\x00\xff\xff", 10) + std::string(4, '\0')), "failed:1002");
  EXPECT_EQ(read("\x81\xff\x80" + std::string(11, '\0')), "failed:1002") << "the highest bit of a length";
  EXPECT_EQ(read("\x8f"), "") << "half of the start says nothing yet";
}

TEST(FrameReader, CloseFrames) {
  EXPECT_EQ(read(frame(8, "")), "close:1005 ");
  EXPECT_EQ(read(frame(8, "\x03")), "failed:1002");
  EXPECT_EQ(read(frame(8, "\x03\xe8\xff")), "failed:1007");
  for (const unsigned code : {1000u, 1001u, 1002u, 1003u, 1007u, 1011u, 1012u, 1014u, 3000u, 4999u})
    EXPECT_EQ(read(frame(8, {static_cast<char>(code >> 8), static_cast<char>(code & 255)})), "close:" + std::to_string(code) + ' ');
  for (const unsigned code : {0u, 999u, 1004u, 1005u, 1006u, 1015u, 1016u, 2000u, 2999u, 5000u, 65535u})
    EXPECT_EQ(read(frame(8, {static_cast<char>(code >> 8), static_cast<char>(code & 255)})), "failed:1002") << code;
}

TEST(FrameReader, TextFailsAtItsFirstWrongByte) {
  FrameReader reader(1000);
  EXPECT_EQ(read(reader, frame(1, "good \xf4\x90" "and much more").substr(0, 13)), "failed:1007") << "the rest has not come";
  EXPECT_EQ(read(frame(1, "\xc3")), "failed:1007") << "half a character at the end";
  EXPECT_EQ(read(frame(2, "\xc3")), "binary:\xc3 ");
  EXPECT_EQ(read(frame(1, "\xc3", {.fin = false}) + frame(0, "\xa4")), "text:\xc3\xa4 ");
}

TEST(FrameReader, TheLimitIsJudgedByTheHeader) {
  EXPECT_EQ(read(frame(1, std::string(1000, 'x'))).size(), 1006u);
  EXPECT_EQ(read(frame(1, std::string(1001, 'x')).substr(0, 8)), "failed:1009");
  EXPECT_EQ(read(frame(1, std::string(600, 'x'), {.fin = false}) + frame(0, std::string(401, 'x')).substr(0, 8)), "failed:1009");
  EXPECT_EQ(read(std::string("\x82\xff\x7f") + std::string(7, '\xff') + "mask"), "failed:1009");
}

TEST(FrameReader, CompressedMessagesInFragments) {
  FrameReader reader(100000, true);
  const std::string text(5000, 'x'), packed = deflated(text, 15, 6);
  const std::string bytes = frame(1, packed.substr(0, 5), {.fin = false, .reserved = 4}) + frame(9, "p") +
                            frame(0, packed.substr(5)) + frame(1, "plain") + frame(2, packed, {.reserved = 4});
  EXPECT_EQ(read(reader, bytes, 3), "ping:p text:" + text + " text:plain binary:" + text + ' ');
  const auto failed = [](const std::string& sent) {
    FrameReader fresh(1000, true);
    return read(fresh, sent);
  };
  EXPECT_EQ(failed(frame(1, packed, {.reserved = 4})), "failed:1009") << "above the limit once it is inflated";
  EXPECT_EQ(failed(frame(1, "\xff\xff", {.reserved = 4})), "failed:1007");
  EXPECT_EQ(failed(frame(1, deflated("\xc3", 15, 6), {.reserved = 4})), "failed:1007");
  EXPECT_EQ(failed(frame(1, "a", {.fin = false}) + frame(0, "a", {.reserved = 4})), "failed:1002");
  EXPECT_EQ(failed(frame(9, "a", {.reserved = 4})), "failed:1002");
  EXPECT_EQ(failed(frame(1, packed, {.reserved = 2})), "failed:1002");
}

TEST(FrameReader, NoiseNeverHarms) {
  std::mt19937 random(3);
  for (int i = 0; i < 50000; ++i) {
    FrameReader reader(100, random() % 2 == 0);
    std::string noise(random() % 200, '\0');
    for (char& byte : noise) byte = static_cast<char>(random());
    if (noise.size() > 1 && random() % 2 == 0) noise[0] = static_cast<char>(0x81), noise[1] = static_cast<char>(0x80 | random() % 126);
    (void)read(reader, noise, 1 + random() % 50);
    EXPECT_LE(reader.message().size(), 200u);
  }
}

}  // namespace
}  // namespace ssot::wire
