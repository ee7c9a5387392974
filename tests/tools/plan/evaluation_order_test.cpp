#include "plan/evaluation_order.hpp"

#include <gtest/gtest.h>

namespace ssot::plan {
namespace {

Sequence between(const std::string& text) {
  return EvaluationOrder(text).of("a", "b");
}

TEST(EvaluationOrder, arguments_of_one_call_come_in_any_order) {
  EXPECT_EQ(between("f($a, $b)"), Sequence::any);
  EXPECT_EQ(between("f(T{$b}, g($a))"), Sequence::any);
  EXPECT_EQ(between("make<int, T>($a, $b)"), Sequence::any);
  EXPECT_EQ(between("$a + $b"), Sequence::any);
  EXPECT_EQ(between("[x = $a, y = $b] { return x + y; }"), Sequence::any);
}

TEST(EvaluationOrder, what_is_called_comes_before_its_arguments) {
  EXPECT_EQ(between("$a.f($b)"), Sequence::before);
  EXPECT_EQ(between("f($a).g(1, h($b))"), Sequence::before);
  EXPECT_EQ(between("$b.on<one::Emitted>($a)"), Sequence::after);
  EXPECT_EQ(between("f($a)($b)"), Sequence::before);
  EXPECT_EQ(between("t[$a].f($b)"), Sequence::before);
  EXPECT_EQ(EvaluationOrder("$self.f($b)").of("self", "b"), Sequence::before);
}

TEST(EvaluationOrder, lists_and_operators_that_fix_an_order) {
  EXPECT_EQ(between("T{$a, $b}"), Sequence::before);
  EXPECT_EQ(between("f({$b, {1, $a}})"), Sequence::after);
  EXPECT_EQ(between("s << $a << $b"), Sequence::before);
  EXPECT_EQ(between("s >> $a >> $b"), Sequence::before);
  EXPECT_EQ(between("(f($a), g($b))"), Sequence::before);
  EXPECT_EQ(between("x($a) = $b"), Sequence::after);
  EXPECT_EQ(between("$a && $b"), Sequence::before);
}

TEST(EvaluationOrder, only_one_branch_is_evaluated) {
  EXPECT_EQ(between("c ? $a : $b"), Sequence::either);
  EXPECT_EQ(between("$a ? $b : 0"), Sequence::before);
}

TEST(EvaluationOrder, how_often) {
  const auto times = [](const char* text) { return EvaluationOrder(text).times("a"); };
  EXPECT_EQ(times("f($a)"), Times::once);
  EXPECT_EQ(times("$a && c"), Times::once);
  EXPECT_EQ(times("f(c && g($a))"), Times::maybe);
  EXPECT_EQ(times("c ? $a : 1"), Times::maybe);
  EXPECT_EQ(times("c && d, $a"), Times::once);
  EXPECT_EQ(times("on([](const E& e) { f($a); })"), Times::later);
  EXPECT_EQ(times("on([l = $a](const E& e) -> bool { return l(e); })"), Times::once);
  EXPECT_EQ(times("sizeof($a)"), Times::never);
  EXPECT_EQ(times("f(1)"), Times::never);
  EXPECT_FALSE(EvaluationOrder("f(1)").has("a"));
}

TEST(EvaluationOrder, what_stands_on_top) {
  for (const char* text : {"one::hub()", "$self.f($a + 1).g()", "T{$a}", "f<A, B>($a)", "[] { return 1 + 2; }", "a->b"})
    EXPECT_EQ(EvaluationOrder(text).top(), Top::primary) << text;
  for (const char* text : {"&one::hub()", "*one::hub()", "!$self.f()", "new T($a)"})
    EXPECT_EQ(EvaluationOrder(text).top(), Top::prefix) << text;
  for (const char* text : {"$self.f() + 1", "a ? b : c", "a < b", "x = $a", "a & b"})
    EXPECT_EQ(EvaluationOrder(text).top(), Top::operation) << text;
}

TEST(EvaluationOrder, a_change_that_can_be_seen_has_words) {
  EXPECT_EQ(change_of_order(Sequence::any, Sequence::any), "");
  EXPECT_EQ(change_of_order(Sequence::before, Sequence::before), "");
  for (const Sequence after : {Sequence::any, Sequence::after, Sequence::either})
    EXPECT_NE(change_of_order(Sequence::before, after), "");
  EXPECT_NE(change_of_order(Sequence::any, Sequence::before), "");
}

}  // namespace
}  // namespace ssot::plan
