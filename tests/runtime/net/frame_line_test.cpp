#include "net/frame_line.hpp"

#include <gtest/gtest.h>

#include <boost/asio/error.hpp>
#include <boost/asio/io_context.hpp>
#include <vector>

namespace ssot::net {
namespace {

/// Takes `at_most` bytes of each write, and nothing once `open` writes were made.
class FakeTransport final : public Transport {
 public:
  explicit FakeTransport(bool gathers, std::size_t at_most = 1 << 30)
      : Transport(Socket(context())), gathers_(gathers), at_most_(at_most) {}
  std::size_t write_some(std::span<const boost::asio::const_buffer> from, Error& ec) override {
    if (open-- <= 0) {
      ec = boost::asio::error::would_block;
      return 0;
    }
    ++writes;
    std::string all;
    for (const auto& buffer : from.first(gathers_ ? from.size() : 1)) {
      all.append(static_cast<const char*>(buffer.data()), buffer.size());
    }
    EXPECT_LE(all.size(), gathers_ ? std::string::npos : 16384u);
    all.resize(std::min(all.size(), at_most_));
    bytes += all;
    return all.size();
  }
  bool gathers() const override { return gathers_; }
  std::string bytes;
  int writes = 0, open = 1 << 30;

 private:
  static boost::asio::io_context& context() {
    static boost::asio::io_context one;
    return one;
  }
  bool gathers_;
  std::size_t at_most_;
};

std::string put(FrameLine& line, std::size_t size) {
  const wire::FrameHeader header(wire::Opcode::text, size);
  const auto payload = std::make_shared<const std::string>(size, static_cast<char>('a' + size % 26));
  line.data(header, payload);
  return std::string(header.bytes()) + *payload;
}

TEST(FrameLine, AllBytesInTheirOrderHoweverLittleIsTaken) {
  for (const bool gathers : {true, false}) {
    for (const std::size_t at_most : {1u, 3u, 1000u, 1u << 30}) {
      FakeTransport transport(gathers, at_most);
      FrameLine line;
      std::string all;
      for (const std::size_t size : {0u, 5u, 125u, 126u, 2048u, 2049u, 3u, 70000u, 20u}) all += put(line, size);
      std::size_t done = 0;
      Transport::Error ec;
      line.flush(transport, done, ec);
      EXPECT_FALSE(ec);
      EXPECT_TRUE(line.empty());
      EXPECT_EQ(done, 9u);
      EXPECT_TRUE(transport.bytes == all) << gathers << ' ' << at_most;
    }
  }
}

TEST(FrameLine, ManySmallFramesAreOneWriteAndFarTooManyAreFew) {
  FakeTransport transport(true);
  FrameLine line;
  std::string all;
  for (int i = 0; i < 100; ++i) all += put(line, 100);
  std::size_t done = 0;
  Transport::Error ec;
  line.flush(transport, done, ec);
  EXPECT_EQ(transport.writes, 1);
  for (int i = 0; i < 100; ++i) all += put(line, 3000);
  line.flush(transport, done, ec);
  EXPECT_LE(transport.writes, 6);
  EXPECT_EQ(done, 200u);
  EXPECT_EQ(transport.bytes, all);
}

TEST(FrameLine, ControlOvertakesDataThatHasNotBegunAndNothingElse) {
  FakeTransport transport(true, 10);
  FrameLine line;
  const std::string first = put(line, 100), second = put(line, 50);
  std::size_t done = 0;
  Transport::Error ec;
  transport.open = 1;
  line.flush(transport, done, ec);
  EXPECT_EQ(ec, boost::asio::error::would_block);
  line.control("[ping]");
  line.pong("[pong]");
  line.last("[close]");
  transport.open = 1 << 30;
  ec = {};
  line.flush(transport, done, ec);
  EXPECT_EQ(transport.bytes, first + "[ping][pong]" + second + "[close]");
  EXPECT_EQ(done, 2u);
}

TEST(FrameLine, WhatHasBegunIsFinishedWhenTheRestIsGivenUp) {
  FakeTransport transport(true, 10);
  FrameLine line;
  const std::string first = put(line, 100);
  put(line, 50);
  std::size_t done = 0;
  Transport::Error ec;
  transport.open = 1;
  line.flush(transport, done, ec);
  line.drop_data();
  line.last("[close]");
  transport.open = 1 << 30;
  ec = {};
  line.flush(transport, done, ec);
  EXPECT_EQ(transport.bytes, first + "[close]");
  EXPECT_EQ(done, 1u);
}

TEST(FrameLine, PongsOfAFloodAreBounded) {
  FakeTransport transport(true);
  FrameLine line;
  for (int i = 0; i < 1000; ++i) line.pong(std::to_string(1000 + i));
  std::size_t done = 0;
  Transport::Error ec;
  line.flush(transport, done, ec);
  EXPECT_EQ(transport.bytes.size(), 32u * 4);
  EXPECT_TRUE(transport.bytes.ends_with("1999"));
}

}  // namespace
}  // namespace ssot::net
