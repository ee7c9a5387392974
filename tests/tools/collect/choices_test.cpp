#include "collect/choices.hpp"

#include "unit.hpp"

namespace ssot::collect {
namespace {

using testing::Unit;

std::vector<std::string> choices(const std::string& text) {
  const Unit unit(text);
  std::vector<std::string> out;
  for (const facts::Choice& choice : unit.facts.choices)
    out.push_back(choice.enclosing + ": " + choice.subject + ": " + choice.decided);
  return out;
}

using Lines = std::vector<std::string>;

TEST(Choices, an_overload_is_known_by_its_place_among_its_kin) {
  EXPECT_EQ(choices("void take(int); void take(bool); void lone(int);\nvoid f() { take(true); take(1); lone(1); }\n"),
            (Lines{"f: take: overload 2 of 2", "f: take: overload 1 of 2"}));
}

TEST(Choices, a_template_among_overloads_counts_once) {
  EXPECT_EQ(choices("template <class T> void take(T); void take(bool);\nvoid f() { take(1); take(2L); take(true); }\n"),
            (Lines{"f: take: overload 1 of 2", "f: take: overload 1 of 2", "f: take: overload 2 of 2"}));
}

TEST(Choices, what_the_compiler_answers) {
  EXPECT_EQ(choices("void g() noexcept; void h();\nbool a = noexcept(g()), b = noexcept(h());\n"),
            (Lines{"a: noexcept: true", "b: noexcept: false"}));
  EXPECT_EQ(choices("template <class T> concept Small = sizeof(T) < 2;\nbool a = Small<char>;\n"
                    "int f() { if constexpr (Small<int>) return 1; else return 2; }\n"),
            (Lines{"a: Small: true", "f: if constexpr: false", "f: Small: false"}));
}

TEST(Choices, a_reference_that_is_left_to_a_temporary) {
  const Lines found = choices("struct S { int n; const int& number() const; }; S s();\n"
                              "void f() { const int& bad = s().number(); const int& good = s().n; }\n");
  EXPECT_EQ(found, (Lines{std::string("f: `bad`: ") + left_to_a_temporary}));
}

TEST(Choices, in_an_instantiation_the_place_is_what_made_it) {
  const Unit unit("void take(int); void take(bool);\ntemplate <class T> void pass(T t) { take(t); }\n"
                  "void f() { pass(true); }\n");
  ASSERT_EQ(unit.facts.choices.size(), 1U);
  EXPECT_EQ(unit.facts.choices[0].decided, "overload 2 of 2");
  EXPECT_EQ(unit.text(unit.facts.choices[0].place), "pass");
}

}  // namespace
}  // namespace ssot::collect
