#include "rules/json_reader.hpp"

#include <gmock/gmock.h>

#include "sample.hpp"

namespace ssot::rules {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

struct Reading {
  explicit Reading(const std::string& text)
      : json(llvm::cantFail(JsonText::parse("f.json", text))), reader(json) {}
  std::vector<sample::Told> errors() { return sample::told(reader.take_errors()); }
  JsonText json;
  JsonReader reader;
};

TEST(JsonReader, ReadsWhatIsThere) {
  Reading r(R"json({"t": "x", "l": ["a", "b"], "m": {"k": "v"}, "f": true})json");
  EXPECT_TRUE(r.reader.object(r.reader.root(), {"t", "l", "m", "f"}));
  EXPECT_EQ(r.reader.text(r.reader.root(), "t"), "x");
  EXPECT_THAT(r.reader.texts(r.reader.root(), "l"), ElementsAre("a", "b"));
  EXPECT_EQ(r.reader.text_map(r.reader.root(), "m").at("k"), "v");
  EXPECT_TRUE(r.reader.flag(r.reader.root(), "f"));
  EXPECT_TRUE(r.errors().empty());
}

TEST(JsonReader, WhatIsOptionalMayBeAbsent) {
  Reading r("{}");
  EXPECT_EQ(r.reader.text(r.reader.root(), "t"), "");
  EXPECT_TRUE(r.reader.texts(r.reader.root(), "l").empty());
  EXPECT_FALSE(r.reader.flag(r.reader.root(), "f"));
  EXPECT_TRUE(r.errors().empty());
}

TEST(JsonReader, AnUnknownKeyIsToldAtTheKeyWithTheNearestOne) {
  Reading r("{\"summery\": \"x\", \"zzz\": 1}");
  r.reader.object(r.reader.root(), {"summary", "concept"});
  const auto errors = r.errors();
  ASSERT_EQ(errors.size(), 2U);
  EXPECT_EQ(errors[0].place.column, 2U);
  EXPECT_EQ(errors[0].place.pointer, "/summery");
  EXPECT_EQ(errors[0].mend, "did you mean \"summary\"?");
  EXPECT_THAT(errors[1].mend, HasSubstr("summary, concept"));
}

TEST(JsonReader, AWrongTypeIsToldAtTheValue) {
  Reading r(R"json({"t": 5, "l": "a", "m": [], "f": "yes", "e": [1], "n": null})json");
  r.reader.text(r.reader.root(), "t");
  r.reader.texts(r.reader.root(), "l");
  r.reader.text_map(r.reader.root(), "m");
  r.reader.flag(r.reader.root(), "f");
  r.reader.texts(r.reader.root(), "e");
  r.reader.text(r.reader.root(), "n");
  const auto errors = r.errors();
  ASSERT_EQ(errors.size(), 6U);
  EXPECT_EQ(errors[0].what, "this is a JSON number, but must be a string");
  EXPECT_EQ(errors[0].place.column, 7U);
  EXPECT_THAT(errors[4].place.pointer, "/e/0");
  EXPECT_EQ(errors[5].what, "this is null, but must be a string");
}

TEST(JsonReader, RequiredAndEmptyTextsAreTold) {
  Reading r(R"json({"a": ""})json");
  r.reader.text(r.reader.root(), "a", JsonReader::Need::required);
  r.reader.text(r.reader.root(), "b", JsonReader::Need::required);
  r.reader.items(r.reader.root(), true, "c");
  const auto errors = r.errors();
  ASSERT_EQ(errors.size(), 3U);
  EXPECT_THAT(errors[0].what, HasSubstr("empty"));
  EXPECT_EQ(errors[1].what, "the key \"b\" is missing");
  EXPECT_EQ(errors[2].what, "the key \"c\" is missing");
}

TEST(JsonReader, AnObjectThatIsNoneIsTold) {
  Reading r("[]");
  EXPECT_FALSE(r.reader.object(r.reader.root(), {"a"}));
  EXPECT_THAT(r.errors().at(0).what, HasSubstr("must be an object with the keys a"));
}

TEST(JsonReader, AMistakeInsideAStringHasItsColumn) {
  Reading r("{\"t\": \"a\\\"b!\"}");
  r.reader.refuse(r.reader.root()["t"], TextError{3, "no shouting", ""});
  EXPECT_EQ(r.errors().at(0).place.column, 12U);
}

}  // namespace
}  // namespace ssot::rules
