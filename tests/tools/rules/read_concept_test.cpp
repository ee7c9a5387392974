#include "rules/read_concept.hpp"

#include <gmock/gmock.h>

#include "sample.hpp"

namespace ssot::rules {
namespace {

using testing::HasSubstr;

const std::string one_rule = R"json({"id": "c", "from": "class n::C", "to": "c::Store"})json";

TEST(ReadConcept, ReadsEveryPart) {
  auto read = read_concept("dir/r.json",
                           R"json({"$schema": "s", "version": 1, "concept": "store", "summary": "one store",
    "canonical": {"type": "c::Store", "include": "\"c/store.hpp\"", "create": "c::bind(c::Store::create())",
      "instance": {"reference": "c::store()", "pointer": "&c::store()", "shared": "c::ptr()", "owner": "P"},
      "includes": {"c::m::": "<c/m.hpp>"}, "implementation_headers": ["c/impl/x.hpp"], "allow_family": ["c::Other"]},
    "legacy": [{"header": "old/store.h", "why": "first", "implementations": ["src/store.cpp"],
      "shim_includes": ["old/types.h"], "rules": [)json" +
                               one_rule + R"json(]}],
    "composition_roots": [{"function": "n::main", "create": "x()"}]})json");
  ASSERT_TRUE(static_cast<bool>(read)) << llvm::toString(read.takeError());
  EXPECT_EQ(read->id, "store");
  EXPECT_EQ(read->summary, "one store");
  EXPECT_EQ(read->file, "dir/r.json");
  EXPECT_EQ(read->canonical.type, "c::Store");
  EXPECT_EQ(read->canonical.include, "\"c/store.hpp\"");
  EXPECT_EQ(read->canonical.create, "c::bind(c::Store::create())");
  EXPECT_EQ(read->canonical.reference, "c::store()");
  EXPECT_EQ(read->canonical.pointer, "&c::store()");
  EXPECT_EQ(read->canonical.shared, "c::ptr()");
  EXPECT_EQ(read->canonical.owner, "P");
  EXPECT_EQ(read->canonical.includes.at("c::m::"), "<c/m.hpp>");
  EXPECT_THAT(read->canonical.implementation_headers, testing::ElementsAre("c/impl/x.hpp"));
  EXPECT_THAT(read->canonical.allow_family, testing::ElementsAre("c::Other"));
  ASSERT_EQ(read->headers.size(), 1U);
  EXPECT_EQ(read->headers[0].path, "old/store.h");
  EXPECT_THAT(read->headers[0].implementations, testing::ElementsAre("src/store.cpp"));
  EXPECT_THAT(read->headers[0].shim_includes, testing::ElementsAre("old/types.h"));
  ASSERT_EQ(read->rules.size(), 1U);
  EXPECT_EQ(read->rules[0].text, "class n::C");
  EXPECT_EQ(read->rules[0].place.pointer, "/legacy/0/rules/0/from");
  EXPECT_EQ(read->rules[0].place.line, 6U);
  ASSERT_EQ(read->composition_roots.size(), 1U);
  EXPECT_EQ(read->composition_roots[0].function, "n::main");
  EXPECT_EQ(read->composition_roots[0].create, "x()");
}

TEST(ReadConcept, TellsAllMistakesAtOnce) {
  const auto errors = sample::errors_of(R"json({"version": 2, "concpet": "x", "summary": 5,
    "canonical": {"type": "c::Store", "include": "c/store.hpp"},
    "legacy": [{"header": "old/store.h", "why": "w", "rules": [{"id": "c", "from": "class n::C", "too": "x"}]}]})json");
  std::vector<std::string> what;
  for (const auto& each : errors) what.push_back(each.place.pointer + " " + each.what);
  EXPECT_THAT(what,
              testing::UnorderedElementsAre(
                  HasSubstr("/concpet the key \"concpet\" is not known"), HasSubstr("/version this version"),
                  HasSubstr("/summary this is a JSON number"),
                  HasSubstr("/canonical/include an include is written"), HasSubstr("/too the key \"too\""),
                  HasSubstr("/legacy/0/rules/0 the rule gives no answer")));
}

TEST(ReadConcept, AProblemPrintsPlaceAndMend) {
  auto read = read_concept(
      "r.json",
      sample::concept_with(R"json({"id": "c", "from": "class n::C", "to": "x", "remrak": "y"})json"));
  ASSERT_FALSE(static_cast<bool>(read));
  EXPECT_EQ(llvm::toString(read.takeError()),
            "r.json:6:46: error: the key \"remrak\" is not known here (at /legacy/0/rules/0/remrak)\n"
            "  help: did you mean \"remark\"?");
}

TEST(ReadConcept, IdsAndEntitiesAreUnique) {
  const auto ids = sample::errors_in_rules(one_rule + ",\n" +
                                           R"json({"id": "c", "from": "class n::D", "to": "c::D"})json");
  ASSERT_EQ(ids.size(), 1U);
  EXPECT_THAT(ids[0].what, HasSubstr("the id \"c\" stands twice"));
  EXPECT_EQ(ids[0].place.line, sample::first_line + 1);
  const auto twins = sample::errors_in_rules(one_rule + ",\n" +
                                             R"json({"id": "d", "from": "class n::C", "to": "c::D"})json");
  ASSERT_EQ(twins.size(), 1U);
  EXPECT_THAT(twins[0].what, HasSubstr("two rules are for n::C"));
}

TEST(ReadConcept, OverloadsAreTwoEntities) {
  EXPECT_TRUE(
      sample::errors_in_rules(one_rule + R"json(,{"id": "f1", "from": "int n::f(int a)", "to": "g($a)"},
    {"id": "f2", "from": "int n::f(long a)", "to": "g($a)"})json")
          .empty());
}

TEST(ReadConcept, TypesMustNotBeRenamedInACircle) {
  const auto errors = sample::errors_in_rules(R"json({"id": "a", "from": "class n::A", "to": "n::B"},
    {"id": "b", "from": "class n::B", "to": "n::A"}, {"id": "d", "from": "class n::D", "to": "n::A"})json");
  ASSERT_EQ(errors.size(), 1U);
  EXPECT_EQ(errors[0].what, "these types are renamed in a circle: n::A -> n::B -> n::A");
  EXPECT_EQ(sample::errors_in_rules(R"json({"id": "a", "from": "class n::A", "to": "n::A"})json").size(), 1U);
}

// Some of its members go; it is named so that they are known to be members.
TEST(ReadConcept, AClassThatBecomesItselfIsNoRule) {
  const auto with = [](const std::string& more) {
    return R"json({"version": 1, "concept": "s", "summary": "s", "canonical": {"include": "<c.hpp>"},
      "legacy": [{"header": "a.h", "why": "w", "stays": true, "rules": [
        {"id": "c", "from": "class n::C", "to": "n::C")json" +
           more + R"json(}, {"id": "f", "from": "static int n::C::f(int a)", "to": "n::C::g($a)"}]}]})json";
  };
  llvm::Expected<Concept> read = read_concept("r.json", with(""));
  ASSERT_TRUE(static_cast<bool>(read)) << llvm::toString(read.takeError());
  ASSERT_EQ(read->rules.size(), 1U);
  EXPECT_EQ(read->rules[0].id, "f");
  EXPECT_EQ(read->rules[0].from.kind, EntityKind::method);
  const auto errors = sample::errors_of(with(R"json(, "by_pointer": "n::P")json"));
  ASSERT_EQ(errors.size(), 1U);
  EXPECT_THAT(errors[0].mend, HasSubstr("by_pointer"));
}

TEST(ReadConcept, AHeaderStandsOnce) {
  const auto errors = sample::errors_of(R"json({"version": 1, "concept": "s", "summary": "s",
    "canonical": {"type": "c::S", "include": "<c.hpp>"},
    "legacy": [{"header": "a.h", "why": "w", "rules": [)json" +
                                        one_rule + R"json(]},
               {"header": "a.h", "why": "w", "rules": [{"id": "d", "from": "class n::D", "to": "c::D"}]},
               {"header": "<b.h>", "why": "w", "rules": [{"id": "e", "from": "class n::E", "to": "c::E"}]}]})json");
  ASSERT_EQ(errors.size(), 2U);
  EXPECT_THAT(errors[0].what, HasSubstr("a.h stands twice"));
  EXPECT_THAT(errors[1].what, HasSubstr("without delimiters"));
}

TEST(ReadConcept, AnInstanceRuleNeedsAnInstance) {
  const auto errors = sample::errors_of(R"json({"version": 1, "concept": "s", "summary": "s",
    "canonical": {"type": "c::S", "include": "<c.hpp>"},
    "legacy": [{"header": "a.h", "why": "w", "rules": [{"id": "g", "from": "int& n::g()", "instance": "reference"}]
}]})json");
  ASSERT_EQ(errors.size(), 1U);
  EXPECT_THAT(errors[0].mend, HasSubstr("\"instance\""));
}

TEST(ReadConcept, NoRulesMeanThatTheHeaderOnlyMoves) {
  EXPECT_TRUE(sample::errors_in_rules("").empty());
}

// A file that was damaged anywhere has an answer, and never a crash.
TEST(ReadConcept, EveryDamageHasAnAnswer) {
  const std::string good = sample::concept_with(one_rule);
  for (std::size_t i = 0; i < good.size(); ++i) {
    for (const char c : {'"', '{', ']', '\\', 'x', '\0'}) {
      std::string bad = good;
      bad[i] = c;
      if (auto read = read_concept("r.json", bad); !read) llvm::consumeError(read.takeError());
    }
    if (auto read = read_concept("r.json", good.substr(0, i)); !read)
      llvm::consumeError(read.takeError());
    else
      ADD_FAILURE() << "a file that is cut at " << i << " was accepted";
  }
}

TEST(ReadConcept, FreeFunctionsAloneNeedNoType) {
  const auto text = [](const std::string& canonical, const std::string& rule) {
    return R"x({"version": 1, "concept": "c", "summary": "s", "canonical": {"include": "<c.hpp>")x" + canonical +
           R"x(}, "legacy": [{"header": "h.h", "why": "w", "rules": [)x" + rule + "]}]}";
  };
  const std::string function = R"x({"id": "f", "from": "int n::f()", "to": "c::f()"})x";
  EXPECT_TRUE(static_cast<bool>(read_concept("r.json", text("", function))));
  auto instance = read_concept(
      "r.json", text(R"x(, "instance": {"reference": "r", "pointer": "p", "shared": "s", "owner": "o"})x", function));
  ASSERT_FALSE(static_cast<bool>(instance));
  EXPECT_THAT(llvm::toString(instance.takeError()), testing::HasSubstr("\"type\" is missing (at /canonical)"));
  auto single = read_concept("r.json", text("", R"x({"id": "t", "from": "class n::T", "to": "c::T", "single": true})x"));
  ASSERT_FALSE(static_cast<bool>(single));
  EXPECT_THAT(llvm::toString(single.takeError()), testing::HasSubstr("\"t\" in line 1 is `single`"));
}

}  // namespace
}  // namespace ssot::rules
