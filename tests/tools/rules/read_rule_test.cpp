#include "rules/read_rule.hpp"

#include <gmock/gmock.h>

#include "sample.hpp"

namespace ssot::rules {
namespace {

using testing::HasSubstr;

const std::string type = R"json({"id": "c", "from": "class n::C", "to": "c::Store", "single": true},)json";

Rule second_rule(const std::string& rule) {
  auto read = read_concept("r.json", sample::concept_with(type + "\n" + rule));
  if (!read) ADD_FAILURE() << llvm::toString(read.takeError());
  return read ? read->rules.at(1) : Rule{};
}

// The only error of a rule in the second line.
sample::Told error(const std::string& rule) {
  const auto errors = sample::errors_in_rules(type + "\n" + rule);
  EXPECT_EQ(errors.size(), 1U) << rule;
  for (const auto& each : errors) EXPECT_EQ(each.place.line, sample::first_line + 1) << each.what;
  return errors.empty() ? sample::Told{} : errors.front();
}

TEST(ReadRule, AStringIsBothForms) {
  const Rule rule = second_rule(R"json({"id": "f", "from": "bool n::C::f(int a)", "to": "$self.g($a)"})json");
  ASSERT_EQ(rule.cases.size(), 1U);
  EXPECT_EQ(rule.cases[0].to, (Replacement{"$self.g($a)", "$self.g($a)"}));
  EXPECT_EQ(rule.from.kind, EntityKind::method);
}

TEST(ReadRule, AVoidCallHasNoValueForm) {
  const Rule rule = second_rule(R"json({"id": "f", "from": "void n::C::f()", "to": "$self.g()"})json");
  EXPECT_EQ(rule.cases.at(0).to, (Replacement{"", "$self.g()"}));
  EXPECT_THAT(
      error(
          R"json({"id": "f", "from": "void n::C::f()", "to": {"value": "$self.g()", "statement": "$self.g()"}})json")
          .what,
      HasSubstr("is void"));
}

TEST(ReadRule, WhatIsUnwrappedDecidesWhetherThereIsAValue) {
  const Rule rule = second_rule(
      R"json({"id": "f", "from": "std::future<void> n::C::f()", "unwrap": ["get"], "to": "$self.g()"})json");
  EXPECT_EQ(rule.cases.at(0).to.value, "");
  EXPECT_THAT(rule.unwrap, testing::ElementsAre("get"));
}

TEST(ReadRule, ArgumentsCasesNoteAndTheRest) {
  const Rule rule =
      second_rule(R"json({"id": "f", "from": "bool n::C::f(int a = 1, const char* s = \"\", int z = 0)",
    "cases": [{"when": {"a": "absent", "s": {"text": "x"}}, "to": "$self.g()"},
              {"when": {"s": "literal"}, "to": "$self.h($s, $a)"}],
    "arguments": {"a": {"wrap": "w($)", "default": "7"}, "z": {"drop": "nobody needs it"}},
    "note": {"why": "w", "do": "d"}, "remark": "r", "shim": {"returns": "false"}})json");
  ASSERT_EQ(rule.cases.size(), 2U);
  EXPECT_THAT(rule.cases[0].when, testing::ElementsAre(Condition{"a", Condition::Is::absent, ""},
                                                       Condition{"s", Condition::Is::text, "x"}));
  EXPECT_EQ(rule.arguments.at("a").wrap, "w($)");
  EXPECT_EQ(rule.arguments.at("a").when_default, "7");
  EXPECT_EQ(rule.arguments.at("z").drop, "nobody needs it");
  EXPECT_EQ(rule.note, (Note{"w", "d"}));
  EXPECT_EQ(rule.shim.returns, "false");
  EXPECT_EQ(rule.remark, "r");
}

TEST(ReadRule, Instances) {
  EXPECT_EQ(second_rule(R"json({"id": "f", "from": "n::C& n::get()", "instance": "reference"})json").instance,
            Instance::reference);
  EXPECT_EQ(second_rule(R"json({"id": "f", "from": "n::C::C()", "instance": "construct"})json").instance,
            Instance::construct);
  EXPECT_THAT(error(R"json({"id": "f", "from": "n::C::C(int a)", "to": "m::C($a)"})json").what,
              HasSubstr("only the type's name changes"));
  EXPECT_THAT(error(R"json({"id": "f", "from": "n::C& n::get()", "instance": "construct"})json").what,
              HasSubstr("only a constructor"));
  EXPECT_THAT(error(R"json({"id": "f", "from": "n::C& n::get()", "instance": "referense"})json").mend,
              HasSubstr("\"reference\""));
  EXPECT_THAT(error(R"json({"id": "f", "from": "n::C& n::get(int a)", "instance": "reference"})json").what,
              HasSubstr("\"a\" vanishes"));
}

TEST(ReadRule, AMistakeInADeclarationHasItsColumn) {
  const auto told = error(R"json({"id": "f", "from": "bool n::C::f(\"\", int a", "to": "1"})json");
  EXPECT_EQ(told.place.column, 34U);  // the bracket
  EXPECT_EQ(told.place.pointer, "/legacy/0/rules/1/from");
}

TEST(ReadRule, AMistakeInAReplacementHasItsColumn) {
  const auto told =
      error(R"json({"id": "f", "from": "bool n::C::f(int user)", "to": "$self.g(\"x\", $usr)"})json");
  EXPECT_EQ(told.place.column, 69U);
  EXPECT_EQ(told.mend, "did you mean $user?");
}

TEST(ReadRule, AnArgumentMustGoSomewhere) {
  const auto told = error(R"json({"id": "f", "from": "bool n::C::f(int a)", "to": "$self.g()"})json");
  EXPECT_THAT(told.what, HasSubstr("\"a\" is not used"));
  EXPECT_THAT(told.mend, HasSubstr("drop"));
  EXPECT_THAT(
      error(
          R"json({"id": "f", "from": "bool n::C::f(int a)", "to": "$self.g($a)", "arguments": {"a": {"drop": "x"}}})json")
          .what,
      HasSubstr("used here and dropped"));
  EXPECT_THAT(error(R"json({"id": "f", "from": "bool n::C::f(int)", "to": "$self.g()"})json").what,
              HasSubstr("has no name"));
}

TEST(ReadRule, AnArgumentThatMayBeAbsentNeedsAnAnswer) {
  EXPECT_THAT(error(R"json({"id": "f", "from": "bool n::C::f(int a = 1)", "to": "$self.g($a)"})json").what,
              HasSubstr("may be absent"));
  second_rule(
      R"json({"id": "f", "from": "bool n::C::f(int a = 1)", "to": "$self.g($a)", "arguments": {"a": {"default": "1"}}})json");
  second_rule(
      R"json({"id": "f", "from": "bool n::C::f(int a = 1)", "note": {"why": "w", "do": "d"}, "cases": [{"when": {"a": "given"}, "to": "$self.g($a)"}]})json");
  second_rule(
      R"json({"id": "f", "from": "bool n::C::f(int a = 1)", "cases": [{"when": {"a": "absent"}, "to": "$self.h()"}, {"to": "$self.g($a)"}]})json");
}

TEST(ReadRule, ParametersThatDoNotExistAreTold) {
  EXPECT_THAT(
      error(
          R"json({"id": "f", "from": "bool n::C::f(int user_id)", "to": "$self.g($user_id)", "arguments": {"usr_id": {"wrap": "w($)"}}})json")
          .mend,
      HasSubstr("\"user_id\""));
  EXPECT_THAT(
      error(
          R"json({"id": "f", "from": "bool n::C::f()", "note": {"why": "w", "do": "d"}, "cases": [{"when": {"x": "given"}, "to": "$self.g()"}]})json")
          .what,
      HasSubstr("\"x\" is not a parameter"));
}

TEST(ReadRule, ConditionsThatCannotHoldAreTold) {
  EXPECT_THAT(
      error(
          R"json({"id": "f", "from": "bool n::C::f(int a)", "note": {"why": "w", "do": "d"}, "cases": [{"when": {"a": "absent"}, "to": "$self.g()"}]})json")
          .what,
      HasSubstr("never absent"));
  EXPECT_THAT(
      error(
          R"json({"id": "f", "from": "bool n::C::f(int a)", "note": {"why": "w", "do": "d"}, "cases": [{"when": {"a": "abesnt"}, "to": "$self.g($a)"}]})json")
          .mend,
      HasSubstr("\"absent\""));
  EXPECT_THAT(
      error(
          R"json({"id": "f", "from": "bool n::C::f()", "cases": [{"to": "$self.g()"}, {"to": "$self.h()"}]})json")
          .what,
      HasSubstr("never reached"));
}

TEST(ReadRule, EveryCallNeedsAnAnswer) {
  EXPECT_THAT(error(R"json({"id": "f", "from": "bool n::C::f()"})json").what, HasSubstr("gives no answer"));
  EXPECT_THAT(
      error(
          R"json({"id": "f", "from": "bool n::C::f(int a = 1)", "cases": [{"when": {"a": "absent"}, "to": "$self.g()"}]})json")
          .what,
      HasSubstr("where none of the cases holds"));
  EXPECT_THAT(error(R"json({"id": "f", "from": "bool n::C::f()", "to": {"value": "$self.g()"}})json").what,
              HasSubstr("statement form is missing"));
  EXPECT_THAT(
      error(R"json({"id": "f", "from": "n::C& n::C::f()", "to": "$self.g()", "instance": "reference"})json")
          .what,
      HasSubstr("not two of them"));
}

TEST(ReadRule, KeysThatBelongToOtherKindsAreTold) {
  EXPECT_THAT(error(R"json({"id": "f", "from": "int n::C::x", "to": "$self.y", "single": true})json").what,
              HasSubstr("only a type"));
  EXPECT_THAT(error(R"json({"id": "f", "from": "int n::C::x", "to": "$self.y", "unwrap": ["get"]})json").what,
              HasSubstr("only a call"));
  EXPECT_THAT(
      error(
          R"json({"id": "f", "from": "int n::C::x", "to": {"value": "$self.y", "statement": "$self.y"}})json")
          .what,
      HasSubstr("only calls"));
  EXPECT_THAT(
      error(R"json({"id": "f", "from": "class n::D", "to": "c::D", "single": true, "by_pointer": "x"})json")
          .what,
      HasSubstr("no by_pointer"));
}

TEST(ReadRule, AReplacementIsAnExpression) {
  const auto told = error(R"json({"id": "f", "from": "bool n::C::f()", "to": "$self.g();"})json");
  EXPECT_THAT(told.what, HasSubstr("without the \";\""));
  EXPECT_EQ(told.place.column, 55U);
}

TEST(ReadRule, IdsAreWordsJoinedByHyphens) {
  EXPECT_THAT(error(R"json({"id": "Not_An-Id", "from": "bool n::C::f()", "to": "$self.g()"})json").what,
              HasSubstr("not an id"));
}

TEST(ReadRule, WrapsAreChecked) {
  EXPECT_THAT(
      error(
          R"json({"id": "f", "from": "bool n::C::f(int a)", "to": "$self.g($a)", "arguments": {"a": {"wrap": "w()"}}})json")
          .what,
      HasSubstr("does not use the argument"));
  EXPECT_THAT(
      error(
          R"json({"id": "f", "from": "bool n::C::f(int a)", "to": "$self.g($a)", "arguments": {"a": {"default": "1"}}})json")
          .what,
      HasSubstr("always given"));
  EXPECT_THAT(
      error(
          R"json({"id": "f", "from": "bool n::C::f(int a)", "to": "$self.g($a)", "arguments": {"a": {}}})json")
          .what,
      HasSubstr("says nothing"));
}

}  // namespace
}  // namespace ssot::rules
