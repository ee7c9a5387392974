#include "verify/rule_check.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <functional>

#include "rules/read_concept.hpp"

namespace ssot::verify {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::UnorderedElementsAre;

struct Told {
  Place place;
  std::string what;
  std::string mend;
};

std::vector<Told> told(llvm::Error error) {
  std::vector<Told> all;
  llvm::handleAllErrors(
      std::move(error),
      [&](const Problem& problem) { all.push_back({problem.place(), problem.what(), problem.mend()}); },
      [&](const llvm::ErrorInfoBase& other) { all.push_back({{}, other.message(), ""}); });
  return all;
}

std::vector<std::string> lines(const std::vector<Told>& errors) {
  std::vector<std::string> all;
  for (const Told& each : errors) all.push_back(to_string(each.place) + " " + each.what + " | " + each.mend);
  return all;
}

const char* const old_header = R"x(
#ifndef OLD_H
#define OLD_H
#include "types.h"
namespace app { class Ahead; }
namespace n {
using app::Text;
inline namespace v1 {
enum class Mode { FAST, SLOW };
class Base { public: virtual ~Base(); virtual bool put(const Text& key) = 0; };
class Old : public Base {
 public:
  explicit Old(int size = 4);
  Old(const Old&) = delete;
  bool put(const Text& key) override;
  void drop(const Text& key, int times = 1);
  static Old& instance();
 private:
  int hidden_;
};
}
struct Info { Text key; };
using Alias = Old;
extern Old* the_old;
int free_one(Info* info);
}
#define GET_OLD() (::n::Old::instance())
#endif
)x";

const char* const types_header = R"x(
#pragma once
#include <initializer_list>
namespace app { struct Text { Text(const char*); }; }
namespace j { struct Json { Json(); Json(const Json&); Json(std::initializer_list<Json>); }; }
)x";

const char* const new_header = R"x(
namespace c {
struct [[nodiscard]] Result { bool ok() const; void or_report() const; };
enum class Speed { fast, slow };
struct Key { explicit Key(const app::Text&); };
struct Item { app::Text name; };
class Store {
 public:
  Result put(Key);
  bool drop(Key);
  bool drop(Key, unsigned times);
  Store(const Store&) = delete;
};
Store& store();
int count(const Item*, int more = 0);
[[nodiscard]] int must(const Item*);
bool ready();
int same(unsigned long);
template <class F> int later(F f) { return f(); }
struct Batch { app::Text key; unsigned times; void run(Store&); };
void drop_from(Store&, const app::Text&, unsigned);
struct [[maybe_unused]] Watch { Watch(Watch&&); ~Watch(); };
Watch watch(Store&, const app::Text&, unsigned);
template <class T> class Crate { public: void store(const T&); };
template <class T> int post(Key, const T&);
template <class... A> int many(const A&...);
}
)x";

// Every entity of the header above, rightly.
const char* const good_rules =
    R"json({"id": "base", "from": "class n::Base", "to": "c::Store", "single": true},
{"id": "base-put", "from": "virtual bool n::Base::put(const Text& key) = 0", "to": {"value": "$self.put(c::Key{$key}).ok()", "statement": "$self.put(c::Key{$key}).or_report()"}},
{"id": "mode", "from": "enum class n::Mode", "to": "c::Speed"},
{"id": "fast", "from": "enumerator n::Mode::FAST", "to": "c::Speed::fast"},
{"id": "slow", "from": "enumerator n::Mode::SLOW", "to": "c::Speed::slow"},
{"id": "old", "from": "class n::Old : public Base", "to": "c::Store", "single": true},
{"id": "old-make", "from": "n::Old::Old(int size = 4)", "instance": "construct", "arguments": {"size": {"drop": "it grows"}}},
{"id": "old-put", "from": "bool n::Old::put(const app::Text& key) override", "to": {"value": "$self.put(c::Key{$key}).ok()", "statement": "$self.put(c::Key{$key}).or_report()"}},
{"id": "old-drop", "from": "void n::Old::drop(const Text& key, int times = 1)", "to": "$self.drop(c::Key{$key}, $times)", "arguments": {"times": {"wrap": "static_cast<unsigned>($)", "default": "1U"}}},
{"id": "old-instance", "from": "static Old& n::Old::instance()", "instance": "reference"},
{"id": "info", "from": "struct n::Info", "to": "c::Item"},
{"id": "info-key", "from": "Text n::Info::key", "to": "$self.name"},
{"id": "alias", "from": "using n::Alias = Old", "to": "c::Store", "single": true},
{"id": "the-old", "from": "extern Old* n::the_old", "instance": "pointer"},
{"id": "free-one", "from": "int n::free_one(Info* info)", "to": "c::count($info)"},
{"id": "macro", "from": "#define GET_OLD()", "note": {"why": "w", "do": "d"}})json";

constexpr unsigned first_line = 4;

std::string concept_with(const std::string& rules) {
  return std::string(R"json({"version": 1, "concept": "store", "summary": "s",
"canonical": {"type": "c::Store", "include": "<new.hpp>", "instance": {"reference": "c::store()", "pointer": "&c::store()", "shared": "&c::store()", "owner": "c::Store*"}},
"legacy": [{"header": "old.h", "why": "w", "rules": [
)json") + rules +
         "]}]}";
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

// The index points into the rules that it was made of.
struct Indexed {
  explicit Indexed(const rules::Concept& unit) : rules{{unit}}, index(rules) {}
  rules::RuleSet rules;
  collect::EntityIndex index;
};

std::vector<Told> check(const std::string& rules, const std::string& legacy = old_header,
                        const std::string& canonical = new_header) {
  MemoryDisk disk;
  disk.files["/p/r.json"] = concept_with(rules);
  auto unit = rules::read_concept("/p/r.json", disk.files["/p/r.json"]);
  if (!unit) return told(unit.takeError());
  return told(check_rules(*unit, Indexed(*unit).index, {"/", {"-I/p"}}, disk,
                          {{"/p/types.h", types_header}, {"/p/old.h", legacy}, {"/p/new.hpp", canonical}}));
}

std::vector<Told> check_with(const std::string& from, const std::string& to) {
  return check(replaced(good_rules, from, to));
}

TEST(RuleCheck, RulesThatAreRightAreSound) {
  EXPECT_THAT(lines(check(good_rules)), ElementsAre());
}

TEST(RuleCheck, AnUnknownNameIsToldWithTheNearest) {
  const auto errors = check_with("n::Old::instance()", "n::Old::instence()");
  EXPECT_THAT(
      lines(errors),
      ElementsAre(HasSubstr(
          "/p/r.json:13:32 no legacy header declares n::Old::instence | did you mean n::Old::instance?")));
}

TEST(RuleCheck, AnotherSignatureIsTold) {
  EXPECT_THAT(
      lines(check_with("int times = 1)\"", "long times = 1)\"")),
      ElementsAre(AllOf(HasSubstr(":12:"),
                        HasSubstr("n::Old::drop is declared otherwise: the type of parameter 2 is another"),
                        HasSubstr("the header has: void n::Old::drop("))));
  EXPECT_THAT(lines(check_with("static Old&", "static Base&")),
              ElementsAre(HasSubstr("its result is of another type")));
  EXPECT_THAT(lines(check_with("using n::Alias = Old", "using n::Alias = Base")),
              ElementsAre(HasSubstr("it stands for another type")));
  EXPECT_THAT(lines(check_with("Text n::Info::key", "int n::Info::key")),
              ElementsAre(HasSubstr("its type is another")));
  EXPECT_THAT(lines(check_with("enum class n::Mode", "class n::Mode")),
              ElementsAre(HasSubstr("it is another kind of type")));
  EXPECT_THAT(lines(check_with("class n::Old : public Base", "class n::Old : public Info")),
              ElementsAre(HasSubstr("it has no base")));
  EXPECT_THAT(lines(check_with("Old(int size = 4)", "Old(int size)")),
              ElementsAre(HasSubstr("parameter 1 has default value")));
}

TEST(RuleCheck, HowOftenAMacroEvaluatesItsArgumentIsSaid) {
  const std::string legacy = replaced(old_header, "#endif", "#define TWICE(x) ((x) + (x) + sizeof(#x))\n#define NONE(x)0\n"
                                                            "#define SAME(x) TWICE(x)\n#endif");
  const auto with = [&](const std::string& twice, const std::string& none) {
    return lines(check(std::string(good_rules) + ",\n" + twice + ",\n" + none +
                           R"json(,
{"id": "same", "from": "#define SAME(x)", "to": "TWICE($x)"})json",
                       legacy));
  };
  const std::string right = R"json({"id": "twice", "from": "#define TWICE(x)", "to": "c::same($x)", "remark": "Once."})json";
  const std::string dropped =
      R"json({"id": "none", "from": "#define NONE(x)", "to": "0", "arguments": {"x": {"drop": "nobody looks"}}})json";
  EXPECT_THAT(with(right, dropped), ElementsAre());
  EXPECT_THAT(with(replaced(right, R"(, "remark": "Once.")", ""), dropped),
              ElementsAre(HasSubstr("the macro evaluates `x` 2 times, and its replacement once | say under \"remark\"")));
  EXPECT_THAT(with(right, R"json({"id": "none", "from": "#define NONE(x)", "to": "c::same($x)"})json"),
              ElementsAre(HasSubstr("the macro evaluates `x` never, and its replacement once")));
}

TEST(RuleCheck, ATypeThatDoesNotExistIsToldInsideFrom) {
  const auto errors = check_with("drop(const Text& key, int", "drop(const Txet& key, int");
  ASSERT_EQ(errors.size(), 1U) << testing::PrintToString(lines(errors));
  EXPECT_THAT(errors[0].what, HasSubstr("unknown type name 'Txet'"));
  EXPECT_EQ(errors[0].place.pointer, "/legacy/0/rules/8/from");
  EXPECT_EQ(errors[0].place.line, first_line + 8);
  EXPECT_GT(errors[0].place.column, 50U);
}

TEST(RuleCheck, EveryPublicEntityNeedsARule) {
  const auto errors =
      check(R"json({"id": "base", "from": "class n::Base", "to": "c::Store", "single": true})json");
  std::vector<std::string> names;
  for (const Told& each : errors) names.push_back(each.what.substr(0, each.what.find(' ')));
  EXPECT_THAT(
      names, UnorderedElementsAre("n::Base::put", "n::Mode", "n::Mode::FAST", "n::Mode::SLOW", "n::Old",
                                  "n::Old::Old", "n::Old::put", "n::Old::drop", "n::Old::instance", "n::Info",
                                  "n::Info::key", "n::Alias", "n::the_old", "n::free_one", "GET_OLD"));
}

TEST(RuleCheck, TheConstructorsOfATypeThatIsOnlyRenamedNeedNoRule) {
  const std::string info = "struct Info { explicit Info(int); Text key; };";
  EXPECT_THAT(lines(check(good_rules, replaced(old_header, "struct Info { Text key; };", info))), ElementsAre());
}

TEST(RuleCheck, AReplacementThatDoesNotCompileIsToldWhereItIsWrong) {
  const std::string rule = "\"to\": \"$self.drop(c::Key{$key}, $times)\"";
  const auto errors = check(replaced(good_rules, rule, "\"to\": \"$self.dorp(c::Key{$key}, $times)\""));
  ASSERT_EQ(errors.size(), 1U) << testing::PrintToString(lines(errors));
  EXPECT_THAT(errors[0].what, HasSubstr("no member named 'dorp'"));
  EXPECT_EQ(errors[0].place.pointer, "/legacy/0/rules/8/to");
  const std::string line =
      "{\"id\": \"old-drop\", \"from\": \"void n::Old::drop(const Text& key, int times = 1)\", \"to\": "
      "\"$self.";
  EXPECT_EQ(errors[0].place.column, line.size() + 1);
}

TEST(RuleCheck, TheValueMustFitTheLegacyResult) {
  const auto errors = check_with("$self.put(c::Key{$key}).ok()", "$self.put(c::Key{$key})");
  ASSERT_EQ(errors.size(), 1U) << testing::PrintToString(lines(errors));
  EXPECT_THAT(errors[0].what, HasSubstr("no viable conversion from returned value"));
  EXPECT_EQ(errors[0].place.pointer, "/legacy/0/rules/1/to/value");
}

TEST(RuleCheck, ADiscardedNodiscardResultIsTold) {
  const auto errors = check_with("$self.put(c::Key{$key}).or_report()", "$self.put(c::Key{$key})");
  ASSERT_EQ(errors.size(), 1U) << testing::PrintToString(lines(errors));
  EXPECT_THAT(errors[0].what, HasSubstr("nodiscard"));
  EXPECT_EQ(errors[0].place.pointer, "/legacy/0/rules/1/to/statement");
}

TEST(RuleCheck, WrapsAndDefaultsAreCompiledInTheirOwnPlaces) {
  const auto wrap = check_with("static_cast<unsigned>($)", "static_cast<unsinged>($)");
  ASSERT_EQ(wrap.size(), 1U) << testing::PrintToString(lines(wrap));
  EXPECT_EQ(wrap[0].place.pointer, "/legacy/0/rules/8/arguments/times/wrap");
  const auto absent = check_with("\"default\": \"1U\"", "\"default\": \"c::nothing\"");
  ASSERT_EQ(absent.size(), 1U) << testing::PrintToString(lines(absent));
  EXPECT_EQ(absent[0].place.pointer, "/legacy/0/rules/8/arguments/times/default");
}

TEST(RuleCheck, CanonicalNamesMustExist) {
  MemoryDisk disk;
  disk.files["/p/r.json"] =
      replaced(concept_with(good_rules), "\"pointer\": \"&c::store()\"", "\"pointer\": \"c::stroe()\"");
  const auto unit = llvm::cantFail(rules::read_concept("/p/r.json", disk.files["/p/r.json"]));
  const auto errors =
      told(check_rules(unit, Indexed(unit).index, {"/", {"-I/p"}}, disk,
                       {{"/p/types.h", types_header}, {"/p/old.h", old_header}, {"/p/new.hpp", new_header}}));
  ASSERT_GE(errors.size(), 1U);
  EXPECT_EQ(errors[0].place.pointer, "/canonical/instance/pointer");
  EXPECT_THAT(errors[0].what, HasSubstr("stroe"));
}

TEST(RuleCheck, AMissingHeaderIsOneError) {
  MemoryDisk disk;
  disk.files["/p/r.json"] = concept_with(good_rules);
  const auto unit = llvm::cantFail(rules::read_concept("/p/r.json", disk.files["/p/r.json"]));
  const auto errors = told(
      check_rules(unit, Indexed(unit).index, {"/", {"-I/p"}}, disk, {{"/p/types.h", types_header}, {"/p/new.hpp", new_header}}));
  ASSERT_EQ(errors.size(), 1U) << testing::PrintToString(lines(errors));
  EXPECT_EQ(errors[0].what, "'old.h' file not found");
  EXPECT_EQ(errors[0].place.pointer, "/legacy/0/header");
}

TEST(RuleCheck, ALegacyHeaderThatDoesNotCompileIsTold) {
  const auto errors = check(good_rules, std::string(old_header) + "\nint broken = ;\n");
  ASSERT_EQ(errors.size(), 1U) << testing::PrintToString(lines(errors));
  EXPECT_EQ(errors[0].place.pointer, "/legacy/0/header");
  EXPECT_THAT(errors[0].what, HasSubstr("this header does not compile: /p/old.h:30:14: expected expression"));
  EXPECT_THAT(errors[0].mend, HasSubstr("must compile"));
}

TEST(RuleCheck, ACanonicalHeaderThatDoesNotCompileIsOneErrorWithItsFirst) {
  const auto errors = check(good_rules, old_header, std::string(new_header) + "int broken = ;\nNothing more;\n");
  ASSERT_EQ(errors.size(), 1U) << testing::PrintToString(lines(errors));
  EXPECT_EQ(errors[0].place.pointer, "/canonical/include");
  EXPECT_EQ(errors[0].place.line, 2U);
  EXPECT_THAT(errors[0].what, AllOf(HasSubstr("/p/new.hpp:28:14: expected expression"), Not(HasSubstr("Nothing"))));
}

TEST(RuleCheck, TwoRulesForOneDeclarationAreToldHoweverTheySpellIt) {
  const auto errors = check(std::string(good_rules) +
                            R"json(, {"id": "drop-again", "from": "void n::Old::drop(const app::Text& key, int n = 1)", "note": {"why": "w", "do": "d"}})json");
  ASSERT_EQ(errors.size(), 1U) << testing::PrintToString(lines(errors));
  EXPECT_THAT(errors[0].what, HasSubstr("\"old-drop\" is a rule for n::Old::drop too"));
  EXPECT_THAT(errors[0].mend, HasSubstr("in line 12"));
  EXPECT_EQ(errors[0].place.pointer, "/legacy/0/rules/16/from");
}

// What a run writes, the next one must not find.
TEST(RuleCheck, AReplacementMustNotNameWhatIsLegacy) {
  const auto call = check_with("\"to\": \"c::count($info)\"", "\"to\": \"c::count($info, n::free_one(nullptr))\"");
  ASSERT_EQ(call.size(), 1U) << testing::PrintToString(lines(call));
  EXPECT_THAT(call[0].what, HasSubstr("names n::free_one, which is legacy itself (rule \"free-one\")"));
  EXPECT_EQ(call[0].place.pointer, "/legacy/0/rules/14/to");
  const auto chain = check_with("\"using n::Alias = Old\", \"to\": \"c::Store\"", "\"using n::Alias = Old\", \"to\": \"n::Old\"");
  ASSERT_EQ(chain.size(), 1U) << testing::PrintToString(lines(chain));
  EXPECT_THAT(chain[0].what, HasSubstr("names n::Old, which is legacy itself (rule \"old\")"));
}

TEST(RuleCheck, AHoleIsEvaluatedOnceAndInItsPlace) {
  const auto rule = [](const std::string& to) {
    return check_with("\"to\": \"c::count($info)\"", "\"to\": \"" + to + "\"");
  };
  const auto refused = [&](const std::string& to, const std::string& what) {
    const auto errors = rule(to);
    ASSERT_EQ(errors.size(), 1U) << to << testing::PrintToString(lines(errors));
    EXPECT_THAT(errors[0].what, HasSubstr(what)) << to;
    EXPECT_EQ(errors[0].place.pointer, "/legacy/0/rules/14/to");
  };
  refused("c::later([=] { return c::count($info); })", "$info is evaluated when the lambda is called");
  refused("c::ready() && c::count($info)", "$info is evaluated only if the left side does not decide");
  refused("c::ready() ? c::count($info) : 0", "$info is evaluated only if the condition chooses it");
  refused("c::same(sizeof($info))", "$info is evaluated never");
  EXPECT_THAT(lines(rule("c::later([info = $info] { return c::count(info); })")), ElementsAre());
}

TEST(RuleCheck, TheObjectIsEvaluatedBeforeTheArguments) {
  const std::string rule = "\"to\": \"$self.drop(c::Key{$key}, $times)\"";
  const auto errors = check(replaced(good_rules, rule, "\"to\": \"c::Batch{$key, $times}.run($self)\""));
  ASSERT_EQ(errors.size(), 1U) << testing::PrintToString(lines(errors));
  EXPECT_THAT(errors[0].what, HasSubstr("$self is evaluated behind $key, and was evaluated before it"));
  EXPECT_EQ(errors[0].place.pointer, "/legacy/0/rules/8/to");
  EXPECT_THAT(lines(check(replaced(good_rules, rule, "\"to\": \"c::drop_from($self, $key, $times)\""))), ElementsAre());
}

TEST(RuleCheck, AStatementMustNotDropWhatEndsAtOnce) {
  const std::string rule = "\"to\": \"$self.drop(c::Key{$key}, $times)\"";
  const auto errors = check(replaced(good_rules, rule, "\"to\": \"c::watch($self, $key, $times)\""));
  ASSERT_EQ(errors.size(), 1U) << testing::PrintToString(lines(errors));
  EXPECT_THAT(errors[0].what, HasSubstr("the statement drops a c::Watch"));
  EXPECT_EQ(errors[0].place.pointer, "/legacy/0/rules/8/to");
}

constexpr const char* template_rules =
    R"json({"id": "box", "from": "template <class T> class n::Box", "to": "c::Crate"},
{"id": "box-put", "from": "template <class T> void n::Box<T>::put(const T& value)", "to": "$self.store($value)"},
{"id": "send", "from": "template <class T> int n::send(const Text& key, const T& value)", "to": "c::post(c::Key{$key}, $value)"},
{"id": "all", "from": "template <class... A> int n::all(const A&... rest)", "to": "c::many($rest)"})json";
constexpr const char* template_header = R"x(
#include "types.h"
namespace n {
using app::Text;
template <class T> class Box { public: void put(const T& value); };
template <class T> int send(const Text& key, const T& value);
template <class... A> int all(const A&... rest);
}
)x";

TEST(RuleCheck, ReplacementsOfTemplatesAreCompiledAsTemplates) {
  const std::string good = template_rules;
  EXPECT_THAT(lines(check(good, template_header)), ElementsAre());
  const auto name = check(replaced(good, "c::Crate", "c::Crat"), template_header);
  ASSERT_GE(name.size(), 1U);
  EXPECT_EQ(name[0].place.pointer, "/legacy/0/rules/0/to");
  const auto function = check(replaced(good, "c::post(", "c::pots("), template_header);
  ASSERT_EQ(function.size(), 1U) << testing::PrintToString(lines(function));
  EXPECT_EQ(function[0].place.pointer, "/legacy/0/rules/2/to");
  const auto key = check(replaced(good, "c::Key{$key}", "c::Key{1}"), template_header);
  ASSERT_EQ(key.size(), 1U) << testing::PrintToString(lines(key));
  const auto type = check(replaced(good, "send(const Text&", "send(const Txet&"), template_header);
  ASSERT_EQ(type.size(), 1U) << testing::PrintToString(lines(type));
  EXPECT_THAT(type[0].what, HasSubstr("Txet"));
}

TEST(RuleCheck, WhatATemplateBecomesTakesItsArguments) {
  const std::string good = template_rules;
  const auto plain = check(replaced(good, "c::Crate", "c::Item"), template_header);
  ASSERT_GE(plain.size(), 1U);
  EXPECT_THAT(plain[0].what, HasSubstr("c::Item is no template, and uses of n::Box keep the template arguments"));
  const auto parameter = check(replaced(good, "c::Crate", "c::Crate<T>"), template_header);
  ASSERT_GE(parameter.size(), 1U);
  EXPECT_THAT(parameter[0].what, HasSubstr("'T'"));
  EXPECT_THAT(parameter[0].mend, HasSubstr("declare an alias template"));
  const auto head = check(replaced(good, "template <class T> class n::Box", "class n::Box"), template_header);
  ASSERT_GE(head.size(), 1U);
  EXPECT_THAT(head[0].what, HasSubstr("n::Box is declared otherwise: it is a template"));
  EXPECT_THAT(head[0].mend, HasSubstr("template <class T> class n::Box"));
}

TEST(RuleCheck, WhatIsKnownWhereTheUsesStandNeedsAReason) {
  const std::string rule = R"json({"id": "free-one", "from": "int n::free_one(Info* info)", "to": "c::count($info)"})json";
  const std::string member = replaced(rule, "c::count($info)", "m_counter.count($info)");
  const auto errors = check(replaced(good_rules, rule, member));
  ASSERT_EQ(errors.size(), 1U) << testing::PrintToString(lines(errors));
  EXPECT_THAT(errors[0].what, HasSubstr("undeclared identifier 'm_counter'"));
  EXPECT_THAT(errors[0].mend, HasSubstr("say why under \"context\""));
  const std::string reasoned = replaced(member, "}", R"json(, "context": "the uses are in fixtures"})json");
  EXPECT_THAT(lines(check(replaced(good_rules, rule, reasoned))), ElementsAre());
}

TEST(RuleCheck, AResultThatNobodyCouldDropHasNoStatementForm) {
  const std::string rule = R"json({"id": "free-one", "from": "int n::free_one(Info* info)", "to": "c::count($info)"})json";
  const std::string rules = replaced(good_rules, rule, replaced(rule, "c::count($info)", "c::must($info)"));
  const std::string declared = "int free_one(Info* info);";
  EXPECT_THAT(lines(check(rules)), ElementsAre(HasSubstr("nodiscard")));
  EXPECT_THAT(lines(check(rules, replaced(old_header, declared, "[[nodiscard]] " + declared))), ElementsAre());
}

TEST(RuleCheck, OverloadsAreToldApartByTheirTypes) {
  const std::string legacy =
      replaced(old_header, "int free_one(Info* info);", "int free_one(Info* info); int free_one(long n);");
  EXPECT_THAT(lines(check(good_rules, legacy)), ElementsAre(HasSubstr("n::free_one has no rule")));
  EXPECT_THAT(
      lines(check(
          std::string(good_rules) +
              R"json(, {"id": "free-two", "from": "int n::free_one(long n)", "to": "c::count(nullptr)", "arguments": {"n": {"drop": "x"}}})json",
          legacy)),
      ElementsAre());
}

TEST(RuleCheck, WhatFitsTwoDeclarationsIsTold) {
  const std::string legacy = replaced(
      old_header, "struct Info { Text key; };",
      "struct Info { Text key; }; inline namespace v2 { int twice(); } inline namespace v3 { int twice(); }");
  const auto errors = check(
      std::string(good_rules) + R"json(, {"id": "twice", "from": "int n::twice()", "to": "1"})json", legacy);
  EXPECT_THAT(lines(errors), testing::Contains(HasSubstr("n::twice is declared 2 times")));
}

TEST(RuleCheck, WhatIsDeclaredElsewhereIsTold) {
  EXPECT_THAT(
      lines(check(std::string(good_rules) +
                  R"json(, {"id": "item", "from": "struct c::Item", "note": {"why": "w", "do": "d"}})json")),
      ElementsAre(
          AllOf(HasSubstr("c::Item is no public entity of the legacy headers"), HasSubstr("new.hpp:6"))));
}

// As nlohmann's json: for one compiler an array, for the other a copy.
TEST(RuleCheck, BracesThatCompilersReadDifferentlyAreRefused) {
  const std::string legacy = R"x(
#include "types.h"
namespace n { int use(const j::Json& value); }
)x";
  const std::string canonical = "namespace c { class Store; Store& store(); int use(const j::Json&); }";
  const auto rule = [](const std::string& to) {
    return R"json({"id": "use", "from": "int n::use(const j::Json& value)", "to": ")json" + to + "\"}";
  };
  const auto errors = check(rule("c::use(j::Json{$value})"), legacy, canonical);
  ASSERT_EQ(errors.size(), 1U) << testing::PrintToString(lines(errors));
  EXPECT_THAT(errors[0].what, HasSubstr("differently"));
  EXPECT_EQ(errors[0].place.pointer, "/legacy/0/rules/0/to");
  EXPECT_THAT(lines(check(rule("c::use(j::Json($value))"), legacy, canonical)), ElementsAre());
}

// The shipped rules against the sample application's headers and the runtime's: the one check that matters
// most.
class ShippedRules : public testing::Test {
 protected:
  static std::vector<Told> check_shipped(const std::function<void(rules::Concept&)>& change) {
    const RealDisk disk;
    const std::string root = SSOT_SOURCE_DIR;
    const std::string file = root + "/rules/websocket_manager.json";
    auto unit = llvm::cantFail(rules::read_concept(file, llvm::cantFail(disk.read(file))));
    change(unit);
    return told(check_rules(unit, Indexed(unit).index, {root, {"-Itests/legacy_app/include", "-Iruntime/include"}}, disk));
  }
};

TEST_F(ShippedRules, AreSound) {
  EXPECT_THAT(lines(check_shipped([](rules::Concept&) {})), ElementsAre());
}

TEST_F(ShippedRules, MissNothingThatTheHeadersDeclare) {
  const std::vector<std::string> taken = {"unified-send-message",      "connection-info-websocket",
                                          "core-manager-macro",        "core-recovery-manager",
                                          "degradation-level-minimal", "unified-construct",
                                          "get-reconnection-manager",  "fallback-chat-handler"};
  const auto errors = check_shipped([&](rules::Concept& unit) {
    std::erase_if(unit.rules, [&](const rules::Rule& rule) {
      return std::find(taken.begin(), taken.end(), rule.id) != taken.end();
    });
  });
  EXPECT_EQ(errors.size(), taken.size()) << testing::PrintToString(lines(errors));
  for (const Told& each : errors) EXPECT_THAT(each.what, HasSubstr(" has no rule (netra/"));
}

}  // namespace
}  // namespace ssot::verify
