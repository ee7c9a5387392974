#include "collect/call_site.hpp"

#include "unit.hpp"

namespace ssot::collect {
namespace {

using facts::Access;
using facts::ArgumentForm;
using facts::Holder;
using testing::Unit;

Unit calls(const std::string& body) {
  return Unit("#include \"old.h\"\n#include \"standard.h\"\nint next();\nvoid take(bool);\n"
              "void f(old::Manager& m, old::Manager* p, std::shared_ptr<old::Manager> s, bool b) {\n" +
              body + "\n}\n");
}

TEST(CallSite, range_object_and_access) {
  const Unit unit(calls("m.send(1); p->send(2); (*p).send(3);"));
  EXPECT_EQ(unit.text(unit.site("send-number").range), "m.send(1)");
  EXPECT_EQ(unit.text(unit.site("send-number").object), "m");
  EXPECT_EQ(unit.site("send-number").access, Access::dot);
  EXPECT_EQ(unit.text(unit.site("send-number", 1).object), "p");
  EXPECT_EQ(unit.site("send-number", 1).access, Access::arrow);
  EXPECT_EQ(unit.text(unit.site("send-number", 2).object), "(*p)");
  EXPECT_TRUE(unit.site("send-number", 2).object_primary);
}

TEST(CallSite, the_object_before_an_overloaded_arrow_ends_before_the_arrow) {
  const facts::Site site = calls("s->send(1);").site("send-number");
  const Unit unit(calls("s->send(1);"));
  EXPECT_EQ(unit.text(site.object), "s");
  EXPECT_EQ(unit.text(site.access_token), "->");
  EXPECT_EQ(site.access, Access::arrow);
}

TEST(CallSite, a_member_call_without_an_object_is_implicit) {
  const Unit unit("#include \"old.h\"\nstruct C : old::Manager { void f() { sweep(); this->sweep(); } };\n");
  EXPECT_EQ(unit.site("sweep").access, Access::implicit);
  EXPECT_EQ(unit.site("sweep", 1).access, Access::arrow);
}

TEST(CallSite, arguments_as_written_absent_and_default) {
  const Unit unit(calls("m.send(\"ada\", /* text */ b ? \"x\" : \"y\"); m.send(\"ada\", \"\", 0);"));
  const facts::Site first = unit.site("send");
  ASSERT_EQ(first.arguments.size(), 3U);
  EXPECT_EQ(first.arguments[0].parameter, "user");
  EXPECT_TRUE(first.arguments[0].is_literal);
  EXPECT_EQ(first.arguments[0].literal, "ada");
  EXPECT_EQ(unit.text(first.arguments[1].range), "/* text */ b ? \"x\" : \"y\"") << "its comment goes with it";
  EXPECT_EQ(first.arguments[1].form, ArgumentForm::other);
  EXPECT_TRUE(first.arguments[2].is_default);
  EXPECT_TRUE(first.arguments[2].range.empty());
  const facts::Site second = unit.site("send", 1);
  EXPECT_TRUE(second.arguments[1].is_default);
  EXPECT_TRUE(second.arguments[2].is_default);
  EXPECT_FALSE(second.arguments[2].range.empty());
}

TEST(CallSite, a_pack_is_one_argument_and_no_argument_is_lost) {
  const Unit unit(
      "#include \"old.h\"\nnamespace old { template <class A, class... B> int join(A, B...); int log(int, ...); }\n"
      "int a = old::join(1, 2, 3 + 4), b = old::join(1), c = old::log(1, 2);\n");
  const facts::Site many = unit.site("join", 1);
  ASSERT_EQ(many.arguments.size(), 2U);
  EXPECT_EQ(unit.text(many.arguments[1].range), "2, 3 + 4");
  EXPECT_EQ(many.arguments[1].form, ArgumentForm::primary);
  EXPECT_TRUE(unit.site("join", 2).arguments[1].is_default);
  EXPECT_EQ(unit.site("log", 1).trouble, "it has more arguments than the rule has parameters");
}

TEST(CallSite, what_braces_make) {
  const Unit unit("#include \"old.h\"\n"
                  "struct Part {}; struct Whole { Whole(); Whole(Part); Whole(int, int); };\n"
                  "namespace old { void log(const Whole& code); }\n"
                  "void f(Whole whole, Part part) { old::log({1, 2}); old::log({}); old::log({whole}); old::log({part}); }\n");
  for (std::size_t i = 0; i < 4; ++i) {
    const facts::Argument argument = unit.site("log", i + 1).arguments.at(0);
    EXPECT_EQ(argument.form, ArgumentForm::braces) << i;
    EXPECT_EQ(unit.text(argument.element), i == 2 ? "whole" : "") << i;
    EXPECT_EQ(argument.type, "Whole") << i;
  }
}

TEST(CallSite, the_type_of_braces_has_a_name_for_every_scope) {
  const Unit unit("#include \"old.h\"\n"
                  "namespace js { template <class> struct basic { basic(int, int); }; using json = basic<char>; }\n"
                  "namespace old { using js::json; using Message = json; int log(const Message& code); }\n"
                  "int a = old::log({1, 2});\n");
  EXPECT_EQ(unit.site("log", 1).arguments.at(0).type, "js::json");
}

TEST(CallSite, effects_of_arguments_are_known) {
  const Unit unit(calls("m.send(next()); m.send(1 + 2);"));
  EXPECT_TRUE(unit.site("send-number").arguments[0].side_effects);
  EXPECT_FALSE(unit.site("send-number", 1).arguments[0].side_effects);
}

TEST(CallSite, whether_the_value_is_used) {
  const Unit unit(calls("m.send(1); bool k = m.send(2); if (m.send(3)) m.send(4); take(m.send(5)); "
                        "for (; b; m.send(6)) {} b ? m.send(7) : m.send(8);"));
  const std::vector<bool> used{false, true, true, false, true, false, true, true};
  for (std::size_t i = 0; i < used.size(); ++i)
    EXPECT_EQ(unit.site("send-number", i).value_used, used[i]) << i + 1;
}

TEST(CallSite, a_call_that_unwraps_goes_with_it) {
  const Unit unit(calls("m.later().get(); auto kept = m.later();"));
  EXPECT_TRUE(unit.site("later").unwrapped);
  EXPECT_EQ(unit.text(unit.site("later").range), "m.later().get()");
  EXPECT_FALSE(unit.site("later", 1).unwrapped);
}

TEST(CallSite, text_from_a_macro) {
  const Unit unit("#include \"old.h\"\n#define ID(x) x\n#define ONE 1\n"
                  "void f(old::Manager& m) { ID(m.send(2)); m.send(ONE); }\n");
  EXPECT_EQ(unit.site("send-number").spelling, facts::Spelling::macro_argument);
  EXPECT_EQ(unit.text(unit.site("send-number").range), "m.send(2)");
  EXPECT_EQ(unit.text(unit.site("send-number", 1).arguments[0].range), "ONE");
}

TEST(CallSite, what_holds_the_type) {
  const Unit unit("#include \"old.h\"\n#include \"standard.h\"\nold::Manager* a;\n"
                  "void f(const old::Manager& b, std::unique_ptr<old::Manager> c, std::vector<old::Manager*> d,\n"
                  "       const std::unique_ptr<old::Manager>& e);\n");
  EXPECT_EQ(unit.site("manager").holder, Holder::pointer);
  EXPECT_EQ(unit.site("manager", 1).holder, Holder::reference);
  EXPECT_EQ(unit.site("manager", 2).holder, Holder::unique_ptr);
  EXPECT_EQ(unit.text(unit.site("manager", 2).holder_range), "std::unique_ptr<old::Manager>");
  EXPECT_EQ(unit.site("manager", 3).holder, Holder::pointer);
  EXPECT_EQ(unit.text(unit.site("manager", 4).holder_range), "std::unique_ptr<old::Manager>");
}

}  // namespace
}  // namespace ssot::collect
