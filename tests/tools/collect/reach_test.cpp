#include "collect/reach.hpp"

#include <gtest/gtest.h>

#include "unit.hpp"

namespace ssot::collect {
namespace {

// Each line of the text is one function `probe_<n>`, or something that these use. Which of them are reached?
std::string reached_in(const std::string& text) {
  const testing::Unit unit("#include \"old.h\"\n" + text);
  std::string out;
  for (std::size_t at = text.find("probe_"); at != std::string::npos; at = text.find("probe_", at + 1)) {
    const std::string line = text.substr(at, text.find('\n', at) - at);
    const auto body = std::find_if(unit.facts.bodies.begin(), unit.facts.bodies.end(),
                                   [&](const facts::Body& each) { return each.length == line.size(); });
    if (body == unit.facts.bodies.end()) return "no body of " + line;
    if (body->reached) out += line[6];
  }
  return out;
}

TEST(Reach, who_uses_a_legacy_entity) {
  EXPECT_EQ(reached_in("void probe_a(int n) { n = n + 1; }\n"
                       "void probe_b(old::Manager& m) { (void)&m; }\n"
                       "int probe_c() { return old::get_manager().send(1); }\n"
                       "void probe_d(int* n) { ++*n; }\n"),
            "bc");
}

TEST(Reach, through_what_holds_one) {
  EXPECT_EQ(reached_in("struct Holder { old::Manager* kept; int n; int other(); };\n"
                       "Holder make(); using Short = Holder;\n"
                       "void probe_a(Holder& h) { (void)&h; }\n"      // names it, and neither makes nor copies one
                       "void probe_b(Holder& h) { (void)(h.n + 11); }\n"
                       "void probe_c(Holder& h) { (void)h.kept; }\n"
                       "void probe_d() { Short made{}; (void)made; }\n"
                       "void probe_e() { make(); }\n"),
            "cde");
}

TEST(Reach, a_derived_class_is_what_it_is_derived_from) {
  EXPECT_EQ(reached_in("struct Mine : old::Manager { void probe_a() { free_of_it(); }\n"
                       "static void free_of_it(); int n;\n"
                       "int probe_b() { return n; }\n"
                       "};\n"
                       "int probe_c(Mine& m) { return m.n + 1; }\n"
                       "int probe_d(int n) { return n + 1; }\n"),
            "abc");
}

TEST(Reach, one_overload_makes_the_call_of_another_one_uncertain) {
  EXPECT_EQ(reached_in("void take(int); void take(old::Manager&); void other(int);\n"
                       "void probe_a() { take(1); }\n"
                       "void probe_bb() { other(1); }\n"),
            "a");
}

TEST(Reach, a_template_by_whatever_it_calls) {
  EXPECT_EQ(reached_in("template <class T> void direct(T) { old::get_manager(); }\n"
                       "template <class T> void outer(T x) { direct(x); }\n"
                       "template <class T> void by_name(T& x) { x.send(1); }\n"
                       "template <class T> void harmless(T& x) { x.go(); }\n"
                       "struct Other { void send(int); void go(); };\n"
                       "void probe_a() { outer(1); }\n"
                       "void probe_b(Other& o) { by_name(o); }\n"
                       "void probe_c(Other& o) { harmless(o); }\n"),
            "ab");
}

TEST(Reach, what_is_evaluated_or_deduced_is_a_part_of_the_function) {
  EXPECT_EQ(reached_in("inline auto given() { return old::get_manager().send(1); }\n"
                       "inline int plain() { return old::get_manager().send(1); }\n"
                       "int probe_a() { return given(); }\n"
                       "int probe_bb() { return plain(); }\n"),
            "a");
}

TEST(Reach, an_initialiser_is_passed_over_with_the_body) {
  EXPECT_EQ(reached_in("struct Whole { int n; Whole();  int probe_a() { return n; }\n"
                       "int probe_bbb() { Whole w; return w.n; }\n"
                       "};\n"
                       "Whole::Whole() : n(old::get_manager().send(1)) {}\n"),
            "");
}

TEST(Reach, a_converting_constructor_is_met_by_whoever_names_the_class) {
  EXPECT_EQ(reached_in("struct From { From(old::Manager&); From(int); };\n"
                       "void take(const From&);\n"
                       "void probe_a() { take(1); }\n"),
            "a");
}

TEST(Reach, a_macro_of_the_legacy_header_and_one_that_uses_it) {
  EXPECT_EQ(reached_in("#define ACTIVE() old::get_manager().send(1)\n"
                       "#define NUMBER() 1\n"
                       "int probe_a() { return ACTIVE(); }\n"
                       "int probe_bb() { return NUMBER(); }\n"),
            "a");
}

TEST(Reach, what_is_called_as_a_replacement_ends_could_be_hidden) {
  EXPECT_EQ(reached_in("void hub(int); void rub(int);\n"
                       "void probe_a() { hub(1); }\n"
                       "void probe_bb() { rub(1); }\n"),
            "a");
}

TEST(Reach, bodies_in_a_template_and_constexpr_ones_are_no_bodies) {
  const testing::Unit unit("template <class T> struct Box { T get() { return {}; } };\n"
                           "constexpr int one() { return 1; }\n"
                           "auto two() { return 2; }\n"
                           "int three() { return Box<int>().get(); }\n");
  EXPECT_EQ(unit.facts.bodies.size(), 1U);
}

}  // namespace
}  // namespace ssot::collect
