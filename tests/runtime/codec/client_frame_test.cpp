#include "codec/client_frame.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace ssot::codec {
namespace {

using nlohmann::json;

std::string wrong_with(std::string_view text) {
  std::string wrong;
  EXPECT_EQ(read_client_frame(text, wrong), std::nullopt) << text;
  return wrong;
}

template <class Frame>
Frame read_as(const std::string& text) {
  std::string wrong;
  const auto frame = read_client_frame(text, wrong);
  EXPECT_TRUE(frame && std::holds_alternative<Frame>(*frame)) << text << ": " << wrong;
  return frame && std::holds_alternative<Frame>(*frame) ? std::get<Frame>(*frame) : Frame{};
}

TEST(ClientFrame, WhatIsWrittenIsRead) {
  const auto hello = read_as<Hello>(write(Hello{1, Resume{"s", "k", {{"user:ada", {7, 3}}}}}));
  EXPECT_EQ(hello.version, 1);
  ASSERT_TRUE(hello.resume);
  EXPECT_EQ(hello.resume->sid, "s");
  EXPECT_EQ(hello.resume->key, "k");
  EXPECT_EQ(hello.resume->positions, (Positions{{"user:ada", {7, 3}}}));
  EXPECT_FALSE(read_as<Hello>(write(Hello{})).resume);
  EXPECT_EQ(read_as<Ack>(write(Ack{{{"all", {1, 2}}}})).positions, (Positions{{"all", {1, 2}}}));
  const auto gap = read_as<Gap>(write(Gap{"room:r", {7, 5}}));
  EXPECT_EQ(gap.channel, "room:r");
  EXPECT_EQ(gap.from, (Position{7, 5}));
  EXPECT_EQ(read_as<Say>(write(Say{R"({"a":[1]})"})).text, R"({"a":[1]})");
}

TEST(ClientFrame, FieldsThatAreNotKnownArePassedOver) {
  EXPECT_EQ(read_as<Hello>(R"({"op":"hello","v":1,"later":{"x":1}})").version, 1);
}

TEST(ClientFrame, AVersionThatIsAbsurdIsStillANumber) {
  EXPECT_EQ(read_as<Hello>(R"({"op":"hello","v":9007199254740991})").version, 1000000);
}

TEST(ClientFrame, OfTwoFieldsOfOneNameTheLastCounts) {
  EXPECT_EQ(read_as<Hello>(R"({"op":"ack","v":1,"op":"hello"})").version, 1) << "as in every JSON reader of note";
}

TEST(ClientFrame, SaysWhatIsWrong) {
  const std::string none = "a frame must be a JSON object, nested no deeper than 1000";
  for (const char* text : {"", "{", "[]", "null", "\"hello\"", "{}x", "{\"op\":\"\xff\"}"}) EXPECT_EQ(wrong_with(text), none);
  EXPECT_EQ(wrong_with("{}"), "'op' must be a text");
  EXPECT_EQ(wrong_with(R"({"op":"ready"})"), "'op' must be hello, ack, gap or msg");
  EXPECT_EQ(wrong_with(R"({"op":"hello","v":0})"), "'v' must be 1 or more");
  EXPECT_EQ(wrong_with(R"({"op":"hello","v":1,"resume":{"sid":"s","key":1,"pos":{}}})"),
            "'resume' must be {sid, key, pos: {channel: [epoch, offset]}}");
  EXPECT_EQ(wrong_with(R"({"op":"ack","pos":{"all":[1]}})"), "'pos' must be an object of [epoch, offset]");
  EXPECT_EQ(wrong_with(R"({"op":"gap","ch":"all"})"), "'from' must be [epoch, offset]");
  EXPECT_EQ(wrong_with(R"({"op":"gap","ch":"all","from":[1,-1]})"), "'from' must be [epoch, offset]");
  EXPECT_EQ(wrong_with(R"({"op":"msg"})"), "'d' must be there");
}

TEST(ClientFrame, DepthIsBounded) {
  const auto nested = [](std::size_t levels) {
    return R"({"op":"msg","d":)" + std::string(levels, '[') + std::string(levels, ']') + "}";
  };
  EXPECT_EQ(read_as<Say>(nested(999)).text.size(), 2u * 999);
  EXPECT_FALSE(wrong_with(nested(1001)).empty());
  EXPECT_FALSE(wrong_with(nested(1000000)).empty()) << "and the stack is not";
}

}  // namespace
}  // namespace ssot::codec
