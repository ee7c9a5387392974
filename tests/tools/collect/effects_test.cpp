#include "collect/effects.hpp"

#include "ast.hpp"
#include "unit.hpp"

namespace ssot::collect {
namespace {

// The initialiser of `x`, after declarations that the tests share.
bool effects_of(const std::string& expression) {
  const testing::Ast ast(std::string(testing::old_header + sizeof("\n#pragma once")) + R"x(
int n; int* p;
int unknown();
inline int seven() { return 7; }
inline int outer() { return seven() + n; }
inline int busy() { return ++n; }
inline int long_body() { int a = 1; return a; }
struct Value { Value(int); int read() const; int change(); explicit Value(int, int); };
Value v(1);
auto x = )x" + expression + ";");
  const rules::RuleSet rules = testing::rule_set();
  return has_effects(ast.init("::x"), EntityIndex(rules));
}

TEST(Effects, what_only_reads_has_none) {
  for (const char* expression : {"1", "n + 1", "*p", "v", "v.read()", "Value(1)", "[] { return unknown(); }"})
    EXPECT_FALSE(effects_of(expression)) << expression;
}

TEST(Effects, what_changes_something_has) {
  for (const char* expression : {"n++", "--n", "n = 2", "n += 2", "new int", "unknown()", "v.change()", "Value(1, 2)"})
    EXPECT_TRUE(effects_of(expression)) << expression;
}

TEST(Effects, a_function_is_looked_into_if_it_only_returns) {
  EXPECT_FALSE(effects_of("seven()"));
  EXPECT_FALSE(effects_of("outer()"));
  EXPECT_TRUE(effects_of("busy()"));
  EXPECT_TRUE(effects_of("long_body()"));
}

TEST(Effects, a_legacy_accessor_of_the_one_instance_has_none) {
  EXPECT_FALSE(effects_of("&old::get_manager()"));
  EXPECT_TRUE(effects_of("old::get_manager().send(1)"));
}

bool order_is_visible(const std::string& first, const std::string& second) {
  const testing::Ast ast(R"x(
namespace std { template <class T> T&& move(T& value); }
struct P { P(P&&); int read() const; }; extern P p; int n; int unknown(); int take(P);
)x" + std::string("auto a = ") + first + "; auto b = " + second + ";");
  const rules::RuleSet rules = testing::rule_set();
  return is_order_visible(ast.init("::a"), ast.init("::b"), EntityIndex(rules));
}

TEST(Effects, an_order_is_seen_where_both_act_or_one_changes_what_the_other_reads) {
  EXPECT_TRUE(order_is_visible("unknown()", "unknown()"));
  EXPECT_TRUE(order_is_visible("++n", "n + 1"));
  EXPECT_TRUE(order_is_visible("p.read()", "take(std::move(p))"));
  EXPECT_FALSE(order_is_visible("unknown()", "n + 1"));
  EXPECT_FALSE(order_is_visible("n", "n + 1"));
}

}  // namespace
}  // namespace ssot::collect
