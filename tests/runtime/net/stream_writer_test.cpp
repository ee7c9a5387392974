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

TEST(Loss, SaysWhatBeastClosedWith) {
  using boost::beast::websocket::error;
  EXPECT_EQ(loss(make_error_code(error::message_too_big)).code, 1009);
  EXPECT_EQ(loss(make_error_code(error::bad_opcode)).code, 1002);
  EXPECT_EQ(loss(make_error_code(error::bad_frame_payload)).code, 1007);
  EXPECT_EQ(loss(make_error_code(boost::system::errc::connection_reset)).code, 1006);
}

}  // namespace
}  // namespace ssot::net
