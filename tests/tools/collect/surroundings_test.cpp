#include "collect/surroundings.hpp"

#include "unit.hpp"

namespace ssot::collect {
namespace {

using facts::Around;
using facts::Consumer;
using facts::Form;
using testing::Unit;

Unit uses(const std::string& body) {
  return Unit("#include \"old.h\"\nvoid take(bool);\nint add(int, int);\nvoid f(old::Manager& m, bool b) {\n" + body + "\n}\n");
}

TEST(Surroundings, the_form_is_that_of_the_expression) {
  EXPECT_EQ(uses("auto& x = old::get_manager();").site("get-manager").form, Form::reference);
  EXPECT_EQ(uses("auto x = old::the_manager;").site("the-manager").form, Form::pointer);
  EXPECT_EQ(uses("m.send(1);").site("send-number").form, Form::other);
}

TEST(Surroundings, an_arrow_and_a_star_are_consumers) {
  const Unit arrow = uses("(old::the_manager)->sweep();");
  EXPECT_EQ(arrow.site("the-manager").consumer, Consumer::arrow);
  EXPECT_EQ(arrow.text(arrow.site("the-manager").consumer_range), "->");
  const Unit star = uses("(*old::the_manager).sweep();");
  EXPECT_EQ(star.site("the-manager").consumer, Consumer::star);
  EXPECT_EQ(star.text(star.site("the-manager").consumer_range), "(*old::the_manager)");
  EXPECT_EQ(uses("old::get_manager().sweep();").site("get-manager").consumer, Consumer::other);
}

TEST(Surroundings, what_binds_to_the_text) {
  EXPECT_EQ(uses("take(m.send(1));").site("send-number").around, Around::delimited);
  EXPECT_EQ(uses("bool x = m.send(1); x = m.send(2);").site("send-number", 1).around, Around::delimited);
  EXPECT_EQ(uses("bool x = (m.send(1));").site("send-number").around, Around::delimited);
  EXPECT_EQ(uses("int x = 2 * m.send(1);").site("send-number").around, Around::operand);
  EXPECT_EQ(uses("int x = b ? m.send(1) : 0;").site("send-number").around, Around::operand);
  EXPECT_EQ(uses("bool x = !m.send(1);").site("send-number").around, Around::postfix);
  EXPECT_EQ(uses("old::get_manager().sweep();").site("get-manager").around, Around::postfix);
}

}  // namespace
}  // namespace ssot::collect
