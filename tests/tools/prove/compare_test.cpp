#include "prove/compare.hpp"

#include <gmock/gmock.h>

#include "compiled.hpp"

namespace ssot::prove {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

const std::vector<Rename> renames{{"old::Store", "fresh::Store", {}}, {"put", "add", "old::Store"}};

class CompareTest : public WithCompiler {
 protected:
  Comparison compare_texts(const std::string& before, const std::string& after,
                           const std::vector<std::string>& more = {}) const {
    return compare(code_of(GetParam(), before, more), code_of(GetParam(), after, more), SymbolNames(renames));
  }
  static std::vector<std::string> entities(const Comparison& found) {
    std::vector<std::string> out;
    for (const Difference& each : found.differences) out.push_back(each.entity);
    return out;
  }
};
INSTANTIATE_TEST_SUITE_P(Of, CompareTest, compilers(), compiler_name);

// Virtual functions, exceptions, a jump table, constants, static data, a lambda, an initialiser.
std::string everything(std::string text) {
  const std::string rest = R"(
#include <stdexcept>
int say(const char*, double);
static int helper(int i) { return say("helper", i * 3.25); }
template <class T> struct Keeper { T* one; Keeper(T& t) : one(&t) {} ~Keeper() { one->PUT(-1); } };
int use(NS::Store& store, int i) {
  static int calls = 3;
  Keeper<NS::Store> kept(store);
  auto again = [&](int n) { return store.PUT(n) + ++calls; };
  try {
    switch (i) {
      case 0: return 12;
      case 1: return helper(2);
      case 2: return store.PUT(7);
      case 3: throw std::runtime_error("three");
      case 4: return again(5);
      case 5: return helper(9) + calls;
    }
    return store.PUT(i);
  } catch (const NS::Store& thrown) {
    return thrown.n;
  }
}
int NS::Store::PUT(int) { return n; }
NS::Store::~Store() {}
int ready = say("ready", 1.5);
const int table[] = {1, 2, 3, 5, 8};
const int* look(int i) { return table + i; }
NS::Store the_store;
)";
  text += rest;
  for (std::size_t at; (at = text.find("NS")) != std::string::npos;) text.replace(at, 2, "old");
  for (std::size_t at; (at = text.find("PUT")) != std::string::npos;) text.replace(at, 3, "put");
  return text;
}

std::string renamed(std::string text) {
  for (std::size_t at; (at = text.find("old")) != std::string::npos;) text.replace(at, 3, "fresh");
  for (std::size_t at; (at = text.find("put")) != std::string::npos;) text.replace(at, 3, "add");
  return text;
}

const char* const store = "namespace NS { struct Store { virtual ~Store(); virtual int PUT(int); int n = 3; }; }\n";

TEST_P(CompareTest, a_renamed_text_is_the_same) {
  for (const char* level : {"-O0", "-O1", "-O2"})
    for (const char* code : {"-fPIE", "-fPIC"}) {
      const std::string text = everything(store);
      const Comparison found = compare_texts(text, renamed(text), {level, code});
      EXPECT_THAT(entities(found), IsEmpty()) << level << code;
      EXPECT_GE(found.functions, 4U);
      EXPECT_GE(found.data, 3U);
      EXPECT_THAT(found.texts, IsEmpty());
    }
}

TEST_P(CompareTest, each_change_of_a_renamed_text_shows) {
  const std::string text = everything(store);
  const std::string other = renamed(text);
  const std::vector<std::pair<std::string, std::string>> changes{
      {"int n = 3", "int n = 4"},          {"return 12", "return 13"},         {"\"helper\"", "\"Helper\""},
      {"3.25", "3.5"},                     {"calls = 3", "calls = 4"},         {"\"three\"", "\"drei\""},
      {"5, 8}", "5, 9}"},                  {"kept(store)", "kept(the_other)"}, {"catch (const fresh::Store&", "catch (const Alone&"},
      {"virtual ~Store(); ", "virtual int first() { return 1; } virtual ~Store(); "},
      {"int ready", "long ready"},         {"add(-1)", "add(-2)"},             {"case 3: throw", "case 9: throw"},
      {"table + i", "table + i + 1"}};
  for (const auto& [from, to] : changes) {
    std::string changed = other;
    const std::size_t at = changed.find(from);
    ASSERT_NE(at, std::string::npos) << from;
    changed.replace(at, from.size(), to);
    changed = "struct Alone { int n; };\nnamespace fresh { struct Store; }\nextern fresh::Store& the_other;\n" + changed;
    for (const char* level : {"-O0", "-O2"})
      EXPECT_THAT(compare_texts(text, changed, {level}).differences, Not(IsEmpty())) << from << " => " << to << level;
  }
}

TEST_P(CompareTest, another_overload_is_named) {
  const Comparison found =
      compare_texts("namespace old { struct Store { int put(int); }; }\nint use(old::Store& s) { return s.put(7L); }",
                    "namespace fresh { struct Store { int add(int); int add(long); }; }\n"
                    "int use(fresh::Store& s) { return s.add(7L); }");
  EXPECT_THAT(entities(found), ElementsAre("use(old::Store&)"));
  EXPECT_THAT(found.differences.front().what, HasSubstr("it uses old::Store::put(int) no more, and fresh::Store::add(long) now"));
  EXPECT_NE(found.differences.front().section, 0U);
}

TEST_P(CompareTest, another_constant_is_shown_as_an_instruction) {
  const Comparison found = compare_texts("int f(int (*g)(int)) { return g(5) + 1; }", "int f(int (*g)(int)) { return g(6) + 1; }");
  ASSERT_THAT(entities(found), ElementsAre("f(int (*)(int))"));
  EXPECT_THAT(found.differences.front().before, HasSubstr("$5"));
  EXPECT_THAT(found.differences.front().after, HasSubstr("$6"));
}

TEST_P(CompareTest, another_string_is_shown) {
  const Comparison found =
      compare_texts("int g(const char*); int f() { return g(\"seven\"); }", "int g(const char*); int f() { return g(\"eight\"); }");
  ASSERT_THAT(entities(found), ElementsAre("f()"));
  EXPECT_THAT(found.differences.front().before, HasSubstr("\"seven\""));
  EXPECT_THAT(found.differences.front().after, HasSubstr("\"eight\""));
}

TEST_P(CompareTest, order_does_not_matter) {
  const std::string g = "int h(const char*); int g() { return h(\"g\"); } int vg = 1; ";
  const std::string f = "int h(const char*); int f() { return h(\"f\"); } int vf = 2; ";
  EXPECT_THAT(compare_texts(f + g, g + f).differences, IsEmpty());
}

TEST_P(CompareTest, what_is_gone_or_new_and_others_could_see) {
  EXPECT_THAT(entities(compare_texts("int f() { return 1; } int g() { return 2; }", "int f() { return 1; }")), ElementsAre("g()"));
  EXPECT_THAT(entities(compare_texts("int f() { return 1; }", "int f() { return 1; } int v;")), ElementsAre("v"));
  EXPECT_THAT(compare_texts("int f() { return 1; }", "static int g() { return 2; } auto* p = &g; int f() { return 1; }").differences,
              Not(IsEmpty()));
}

// An inline function of the legacy class may be an ordinary one of the canonical class.
TEST_P(CompareTest, a_definition_that_moved_is_told_and_no_difference) {
  const Comparison found = compare_texts(
      "namespace old { struct Store { __attribute__((noinline)) int put(int) { return 1; } }; }\nint use(old::Store& s) { return s.put(7); }",
      "namespace fresh { struct Store { int add(int); }; }\nint use(fresh::Store& s) { return s.add(7); }", {"-O0"});
  EXPECT_THAT(entities(found), IsEmpty());
  EXPECT_THAT(found.moved, ElementsAre("old::Store::put(int)"));
}

TEST_P(CompareTest, texts_that_hold_a_renamed_name_are_told_apart) {
  const std::string text =
      "namespace old { struct Store { int put(int); }; }\nint g(const char*);\n"
      "int f(old::Store&) { return g(__PRETTY_FUNCTION__) + g(\"s.put(1)\"); }";
  const Comparison found = compare_texts(text, renamed(text));
  EXPECT_THAT(entities(found), IsEmpty());
  EXPECT_EQ(found.texts.size(), 2U);
}

TEST_P(CompareTest, what_runs_before_main_is_a_list) {
  const std::string one = "int g(); __attribute__((constructor)) static void a() { g(); }\n";
  EXPECT_THAT(compare_texts(one, one).differences, IsEmpty());
  EXPECT_THAT(compare_texts(one, one + "__attribute__((constructor)) static void b() { g(); }\n").differences, Not(IsEmpty()));
}

}  // namespace
}  // namespace ssot::prove
