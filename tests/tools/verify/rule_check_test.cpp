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
namespace app { struct Text { Text(const char*); }; }
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
int count(const Item*);
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

std::vector<Told> check(const std::string& rules, const std::string& legacy = old_header) {
  MemoryDisk disk;
  disk.files["/p/r.json"] = concept_with(rules);
  auto unit = rules::read_concept("/p/r.json", disk.files["/p/r.json"]);
  if (!unit) return told(unit.takeError());
  return told(check_rules(*unit, {"/", {"-I/p"}}, disk,
                          {{"/p/types.h", types_header}, {"/p/old.h", legacy}, {"/p/new.hpp", new_header}}));
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
      told(check_rules(unit, {"/", {"-I/p"}}, disk,
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
      check_rules(unit, {"/", {"-I/p"}}, disk, {{"/p/types.h", types_header}, {"/p/new.hpp", new_header}}));
  ASSERT_EQ(errors.size(), 1U) << testing::PrintToString(lines(errors));
  EXPECT_EQ(errors[0].what, "'old.h' file not found");
  EXPECT_EQ(errors[0].place.pointer, "/legacy/0/header");
}

TEST(RuleCheck, ALegacyHeaderThatDoesNotCompileIsTold) {
  const auto errors = check(good_rules, std::string(old_header) + "\nint broken = ;\n");
  ASSERT_EQ(errors.size(), 1U) << testing::PrintToString(lines(errors));
  EXPECT_THAT(errors[0].place.file, testing::EndsWith("old.h"));
  EXPECT_THAT(errors[0].mend, HasSubstr("must compile"));
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
#include <initializer_list>
#include "types.h"
namespace n {
struct Json { Json(); Json(const Json&); Json(std::initializer_list<Json>); };
int use(const Json& value);
}
)x";
  const auto rule = [](const std::string& to) {
    return R"json({"id": "json", "from": "struct n::Json", "note": {"why": "w", "do": "d"}},
{"id": "json-make", "from": "n::Json::Json()", "note": {"why": "w", "do": "d"}},
{"id": "json-list", "from": "n::Json::Json(std::initializer_list<Json> list)", "note": {"why": "w", "do": "d"}},
{"id": "use", "from": "int n::use(const Json& value)", "to": ")json" +
           to + "\"}";
  };
  const auto errors = check(rule("n::use(n::Json{$value})"), legacy);
  ASSERT_EQ(errors.size(), 1U) << testing::PrintToString(lines(errors));
  EXPECT_THAT(errors[0].what, HasSubstr("differently"));
  EXPECT_EQ(errors[0].place.pointer, "/legacy/0/rules/3/to");
  EXPECT_THAT(lines(check(rule("n::use(n::Json($value))"), legacy)), ElementsAre());
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
    return told(check_rules(unit, {root, {"-Itests/legacy_app/include", "-Iruntime/include"}}, disk));
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
