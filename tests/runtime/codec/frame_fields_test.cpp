#include "codec/frame_fields.hpp"

#include <gtest/gtest.h>

namespace ssot::codec {
namespace {

using nlohmann::json;
constexpr std::uint64_t limit = std::uint64_t{1} << 53;

TEST(FrameFields, OnlyAnObjectIsParsed) {
  EXPECT_TRUE(parse_object("{}"));
  EXPECT_TRUE(parse_object(" {\"a\":1} \n"));
  for (const char* text : {"", "[]", "1", "{", "{}{}", "{'a':1}", "{\"a\":\"\xff\"}", "{\"a\":NaN}"}) {
    EXPECT_FALSE(parse_object(text)) << text;
  }
}

TEST(FrameFields, TheFirstThatIsWrongIsNamed) {
  const json object = {{"text", 1}, {"number", -1}};
  Fields fields(object);
  EXPECT_EQ(fields.text("text"), "");
  EXPECT_EQ(fields.number("number"), 0u);
  EXPECT_EQ(fields.failed(), "'text' must be a text");
}

TEST(FrameFields, EachKindOfField) {
  const json object = json::parse(R"({"text":"x","number":9007199254740991,"yes":true,"object":{"a":1},
                                      "pos":{"all":[7,0],"":[0,1]}})");
  Fields fields(object);
  EXPECT_EQ(fields.text("text"), "x");
  EXPECT_EQ(fields.maybe_text("text"), "x");
  EXPECT_EQ(fields.maybe_text("none"), std::nullopt);
  EXPECT_EQ(fields.number("number"), limit - 1);
  EXPECT_TRUE(fields.flag("yes"));
  EXPECT_EQ(fields.object("object"), (json{{"a", 1}}));
  EXPECT_EQ(fields.positions("pos"), (std::map<std::string, Position>{{"all", {7, 0}}, {"", {0, 1}}}));
  EXPECT_TRUE(fields.failed().empty()) << fields.failed();
}

TEST(FrameFields, WholeNumbersAreExact) {
  for (const json& value : {json(limit), json(-1), json(1.5), json(1.0), json("1"), json(true), json(nullptr)}) {
    const json object = {{"n", value}};
    Fields fields(object);
    EXPECT_EQ(fields.number("n"), 0u);
    EXPECT_FALSE(fields.failed().empty()) << value;
  }
}

TEST(FrameFields, APositionIsAPair) {
  const json nothing = json::object();
  Fields fields(nothing);
  EXPECT_EQ(fields.position(json::parse("[7,3]")), (Position{7, 3}));
  for (const char* text : {"[]", "[1]", "[1,2,3]", "[1,-2]", "[1,9007199254740992]", R"([1,"2"])", "7", R"({"0":1,"1":2})"}) {
    EXPECT_EQ(fields.position(json::parse(text)), std::nullopt) << text;
  }
}

TEST(FrameFields, WhatIsNotUtf8IsReplacedNotThrown) {
  EXPECT_EQ(text_of({{"ch", "room:\xff"}}), "{\"ch\":\"room:\xEF\xBF\xBD\"}");
  EXPECT_EQ(to_json(Position{7, 3}), (json{7, 3}));
  EXPECT_EQ(to_json(std::map<std::string, Position>{{"all", {7, 3}}}), (json{{"all", {7, 3}}}));
}

}  // namespace
}  // namespace ssot::codec
