#include "rules/json_edit.hpp"

#include <gtest/gtest.h>

namespace ssot::rules {
namespace {

JsonText parsed(const std::string& text) {
  return llvm::cantFail(JsonText::parse("r.json", text));
}

TEST(JsonEdit, WhatIsNotSetIsKeptByteForByte) {
  const std::string text = "\xEF\xBB\xBF{ \"b\" :1,\n\t\"a\":[ 2 , {\"x\": \"\\u00e4\\/\"} ] }\r\n";
  const JsonText json = parsed(text);
  JsonEdit edit(json);
  EXPECT_TRUE(edit.empty());
  EXPECT_EQ(edit.result(), text);
}

TEST(JsonEdit, AValueIsSetAnewWhereItStands) {
  const JsonText json = parsed(R"({"list": [{"before": "x", "after": ["a", "b"]}, 1]})");
  JsonEdit edit(json);
  edit.set("/list/0", "after", "say \"ä\"\t", "before");
  EXPECT_EQ(edit.result(), R"({"list": [{"before": "x", "after": "say \"ä\"\t"}, 1]})");
}

TEST(JsonEdit, ANewKeyStandsBehindTheOther) {
  const JsonText json = parsed(R"([{ "before": "x" }, { "before": "y", "z": 1 }])");
  JsonEdit edit(json);
  edit.set("/1", "after", "Y", "before");
  edit.set("/0", "after", "X", "before");
  edit.set("/0", "why", "w", "before");
  EXPECT_EQ(edit.result(), R"([{ "before": "x", "after": "X", "why": "w" }, { "before": "y", "after": "Y", "z": 1 }])");
}

TEST(JsonEdit, SeveralLinesAreLaidOutAsTheObjectIs) {
  const JsonText narrow = parsed("{\n  \"before\": \"x\"\n}\n");
  JsonEdit edit(narrow);
  edit.set("", "after", "a\nb", "before");
  EXPECT_EQ(edit.result(), "{\n  \"before\": \"x\",\n  \"after\": [\n    \"a\",\n    \"b\"\n  ]\n}\n");
  const JsonText wide = parsed(R"({"before": "x"})");
  JsonEdit other(wide);
  other.set("", "after", "a\n\nb", "before");
  EXPECT_EQ(other.result(), R"({"before": "x", "after": ["a", "", "b"]})");
}

TEST(JsonEdit, LineEndsAreThoseOfTheFile) {
  const JsonText json = parsed("{\r\n\t\"before\": \"x\"\r\n}\r\n");
  JsonEdit edit(json);
  edit.set("", "after", "y", "before");
  EXPECT_EQ(edit.result(), "{\r\n\t\"before\": \"x\",\r\n\t\"after\": \"y\"\r\n}\r\n");
}

}  // namespace
}  // namespace ssot::rules
