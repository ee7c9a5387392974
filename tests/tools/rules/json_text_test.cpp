#include "rules/json_text.hpp"

#include <gmock/gmock.h>

#include "sample.hpp"

namespace ssot::rules {
namespace {

JsonText parsed(const std::string& text) {
  auto json = JsonText::parse("f.json", text);
  if (!json) ADD_FAILURE() << llvm::toString(json.takeError());
  return json ? std::move(*json) : *JsonText::parse("f.json", "null");
}

std::vector<sample::Told> errors_of(const std::string& text) {
  auto json = JsonText::parse("f.json", text);
  return json ? std::vector<sample::Told>{} : sample::told(json.takeError());
}

Place at(unsigned line, unsigned column, const std::string& pointer) {
  return {"f.json", line, column, pointer};
}

TEST(JsonText, KnowsWhereValuesAndKeysStand) {
  const JsonText json = parsed("{\n  \"a\": [1, {\"b/c\": true}],\r\n  \"d\": \"x\"\n}");
  EXPECT_EQ(json.place("/a"), at(2, 8, "/a"));
  EXPECT_EQ(json.place("/a/0"), at(2, 9, "/a/0"));
  EXPECT_EQ(json.place("/a/1/b~1c"), at(2, 20, "/a/1/b~1c"));
  EXPECT_EQ(json.key_place("/a/1/b~1c"), at(2, 13, "/a/1/b~1c"));
  EXPECT_EQ(json.key_place("/d"), at(3, 3, "/d"));
  EXPECT_EQ(json.place(""), at(1, 1, ""));
}

TEST(JsonText, FallsBackToTheEnclosingValue) {
  EXPECT_EQ(parsed("{\"a\": {}}").place("/a/missing/x"), at(1, 7, "/a/missing/x"));
}

TEST(JsonText, FindsABytePastEscapes) {
  //                            1234567890123456789
  const JsonText json = parsed(R"json({"a": "x\"y\u00e4z\n!"})json");
  EXPECT_EQ(json.place_in("/a", 0), at(1, 8, "/a"));
  EXPECT_EQ(json.place_in("/a", 1), at(1, 9, "/a"));    // the escaped quote
  EXPECT_EQ(json.place_in("/a", 2), at(1, 11, "/a"));   // y
  EXPECT_EQ(json.place_in("/a", 5), at(1, 18, "/a"));   // z, behind two bytes of one escape
  EXPECT_EQ(json.place_in("/a", 7), at(1, 21, "/a"));   // !
  EXPECT_EQ(json.place_in("/a", 99), at(1, 22, "/a"));  // the closing quote
}

TEST(JsonText, FindsABytePastASurrogatePair) {
  EXPECT_EQ(parsed(R"json({"a": "\ud83d\ude00!"})json").place_in("/a", 4), at(1, 20, "/a"));
}

TEST(JsonText, SaysWhereTheTextIsNoJson) {
  const auto errors = errors_of("{\n  \"a\": 1,\n  b: 2\n}");
  ASSERT_EQ(errors.size(), 1U);
  EXPECT_EQ(errors[0].place, at(3, 3, ""));
  EXPECT_THAT(errors[0].what, testing::HasSubstr("this is not JSON"));
  EXPECT_THAT(errors[0].what, testing::Not(testing::HasSubstr("json.exception")));
}

TEST(JsonText, AStringThatRunsOverTheLineIsToldWhereItBegins) {
  const auto errors = errors_of("{\"a\":\n \"b\n\"}");
  ASSERT_EQ(errors.size(), 1U);
  EXPECT_EQ(errors[0].place, at(2, 2, ""));
}

TEST(JsonText, AMissingCommaIsToldWhereTheNextMemberBegins) {
  const auto errors = errors_of("{\n  \"a\": 1\n  \"b\": 2\n}");
  ASSERT_EQ(errors.size(), 1U);
  EXPECT_EQ(errors[0].place, at(3, 3, ""));
}

TEST(JsonText, AnEmptyOrCutTextIsAnError) {
  EXPECT_EQ(errors_of("").size(), 1U);
  EXPECT_EQ(errors_of("{\"a\": [1, 2").size(), 1U);
  EXPECT_EQ(errors_of("{} {}").size(), 1U);
}

TEST(JsonText, EveryDuplicateKeyIsTold) {
  const auto errors = errors_of("{\"a\": 1,\n \"b\": {\"c\": 1, \"c\": 2},\n \"a\": 3}");
  ASSERT_EQ(errors.size(), 2U);
  EXPECT_EQ(errors[0].place, at(2, 16, "/b/c"));
  EXPECT_EQ(errors[1].place, at(3, 2, "/a"));
  EXPECT_THAT(errors[1].mend, testing::HasSubstr("line 1"));
}

TEST(JsonText, KeysThatDifferInTheirEscapesOnlyAreTheSame) {
  EXPECT_EQ(errors_of(R"json({"a": 1, "\u0061": 2})json").size(), 1U);
}

TEST(JsonText, DeepNestingIsRefusedAndNotACrash) {
  const std::string deep = std::string(100000, '[') + std::string(100000, ']');
  const auto errors = errors_of(deep);
  ASSERT_EQ(errors.size(), 1U);
  EXPECT_THAT(errors[0].what, testing::HasSubstr("nested"));
}

TEST(JsonText, AByteOrderMarkIsNoPartOfTheDocument) {
  EXPECT_EQ(parsed("\xEF\xBB\xBF{\"a\": 1}").value()["a"], 1);
}

}  // namespace
}  // namespace ssot::rules
