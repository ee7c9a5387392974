#include "rules/declaration.hpp"

#include <gmock/gmock.h>

namespace ssot::rules {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Entity parsed(std::string_view text) {
  auto result = parse_declaration(text);
  if (auto* error = std::get_if<TextError>(&result)) ADD_FAILURE() << text << ": " << error->what;
  return std::holds_alternative<Entity>(result) ? std::get<Entity>(result) : Entity{};
}

TextError error(std::string_view text) {
  auto result = parse_declaration(text);
  if (std::holds_alternative<Entity>(result)) ADD_FAILURE() << "accepted: " << text;
  return std::holds_alternative<TextError>(result) ? std::get<TextError>(result) : TextError{};
}

TEST(Declaration, Types) {
  const Entity derived = parsed("class n::C final : public n::B, private a::T<int, b>");
  EXPECT_EQ(derived.kind, EntityKind::type);
  EXPECT_EQ(derived.name, "n::C");
  EXPECT_EQ(derived.keyword, "class");
  EXPECT_THAT(derived.bases, ElementsAre("public n::B", "private a::T<int, b>"));
  EXPECT_EQ(parsed("struct ::n::S;").name, "n::S");
  EXPECT_EQ(parsed("enum class n::E : std::uint8_t").result, "std::uint8_t");
  EXPECT_EQ(parsed("enum class n::E").keyword, "enum class");
  EXPECT_EQ(parsed("enum n::E").keyword, "enum");
}

TEST(Declaration, Alias) {
  const Entity alias = parsed("using n::A = std::map<std::string,  n::B>");
  EXPECT_EQ(alias.kind, EntityKind::type);
  EXPECT_EQ(alias.keyword, "using");
  EXPECT_EQ(alias.result, "std::map<std::string, n::B>");
}

TEST(Declaration, Template) {
  const Entity function = parsed("template <class T, int N = (1 > 0)> void n::f(T value)");
  EXPECT_TRUE(function.is_template);
  EXPECT_EQ(function.name, "n::f");
  EXPECT_TRUE(parsed("template <class T> class n::C").is_template);
  EXPECT_EQ(parsed("template <class T> void n::C<T>::f(T value)").name, "n::C::f");
}

TEST(Declaration, FunctionWithParameters) {
  const Entity f = parsed(
      "std::vector<int> n::f(const std::string & user_id, std::set<std::string> x = {\"a\", \"b\"}, int, "
      "bool on = g(1, 2))");
  EXPECT_EQ(f.kind, EntityKind::function);
  EXPECT_EQ(f.result, "std::vector<int>");
  EXPECT_THAT(f.parameters, ElementsAre(Parameter{"const std::string&", "user_id", ""},
                                        Parameter{"std::set<std::string>", "x", "{\"a\", \"b\"}"},
                                        Parameter{"int", "", ""}, Parameter{"bool", "on", "g(1, 2)"}));
}

TEST(Declaration, NestedTypesInParameters) {
  const Entity f = parsed(
      "void n::f(std::function<void(const std::string&, int)> callback, std::map<a, b<c>> m, const T* const "
      "p, unsigned long n)");
  EXPECT_THAT(f.parameters,
              ElementsAre(Parameter{"std::function<void(const std::string&, int)>", "callback", ""},
                          Parameter{"std::map<a, b<c>>", "m", ""}, Parameter{"const T* const", "p", ""},
                          Parameter{"unsigned long", "n", ""}));
}

TEST(Declaration, TheNameOfAnArrayOrFunctionPointerStandsInsideOfItsType) {
  const Entity f = parsed(
      "template <size_t N> void n::f(char const (&prefix)[N], void (*done)(int code), int (*)(char), "
      "char buffer[8], int n::C::* field, std::function<void(int)>)");
  EXPECT_THAT(f.parameters,
              ElementsAre(Parameter{"char const(&)[N]", "prefix", ""}, Parameter{"void(*)(int code)", "done", ""},
                          Parameter{"int(*)(char)", "", ""}, Parameter{"char[8]", "buffer", ""},
                          Parameter{"int n::C::*", "field", ""}, Parameter{"std::function<void(int)>", "", ""}));
}

TEST(Declaration, UnnamedParametersKeepTheirTypes) {
  const Entity f = parsed("void n::f(const Foo, n::Bar, const std::string&, unsigned int, struct S)");
  ASSERT_EQ(f.parameters.size(), 5U);
  for (const Parameter& parameter : f.parameters) EXPECT_EQ(parameter.name, "") << parameter.type;
  EXPECT_EQ(f.parameters[0].type, "const Foo");
  EXPECT_TRUE(parsed("void n::f(void)").parameters.empty());
}

TEST(Declaration, Specifiers) {
  const Entity virtual_one = parsed("[[nodiscard]] virtual bool n::C::f() const noexcept = 0;");
  EXPECT_TRUE(virtual_one.is_virtual);
  EXPECT_TRUE(virtual_one.is_const);
  EXPECT_TRUE(virtual_one.is_pure);
  EXPECT_FALSE(virtual_one.is_override);
  const Entity overriding = parsed("void n::C::f(int a) override");
  EXPECT_TRUE(overriding.is_override);
  EXPECT_TRUE(overriding.is_virtual);
  EXPECT_TRUE(parsed("static n::C& n::C::instance()").is_static);
  EXPECT_EQ(parsed("auto n::f() -> std::vector<int>").result, "std::vector<int>");
}

TEST(Declaration, Constructor) {
  const Entity c = parsed("explicit n::C::C(int a = 5)");
  EXPECT_EQ(c.kind, EntityKind::constructor);
  EXPECT_EQ(c.name, "n::C::C");
  EXPECT_EQ(c.parameters.at(0).default_value, "5");
  EXPECT_EQ(parsed("n::C::C(Mode, const Context* = nullptr)").parameters.at(1),
            (Parameter{"const Context*", "", "nullptr"}));
}

TEST(Declaration, VariablesAndFields) {
  EXPECT_EQ(parsed("extern n::C& n::g").kind, EntityKind::variable);
  EXPECT_EQ(parsed("extern n::C& n::g").result, "n::C&");
  EXPECT_EQ(parsed("std::string n::S::connection_id").name, "n::S::connection_id");
  EXPECT_EQ(parsed("int n::S::count = 5").result, "int");
}

TEST(Declaration, Macros) {
  const Entity m = parsed("#define NAME(a, b, ...)");
  EXPECT_EQ(m.kind, EntityKind::macro);
  EXPECT_EQ(m.name, "NAME");
  ASSERT_EQ(m.parameters.size(), 3U);
  EXPECT_EQ(m.parameters[1].name, "b");
  EXPECT_TRUE(parsed("#define NAME").parameters.empty());
  EXPECT_THAT(error("#define NAME() 5").what, HasSubstr("without its body"));
}

TEST(Declaration, Enumerators) {
  EXPECT_EQ(parsed("enumerator n::E::IDLE").kind, EntityKind::enumerator);
  EXPECT_EQ(parsed("enumerator n::E::IDLE").scope(), "n::E");
  EXPECT_EQ(parsed("enumerator n::E::IDLE").unqualified(), "IDLE");
  EXPECT_THAT(error("enumerator IDLE").what, HasSubstr("with its enumeration"));
}

TEST(Declaration, Operators) {
  EXPECT_EQ(parsed("bool n::operator==(const A& a, const A& b)").name, "n::operator==");
  EXPECT_EQ(parsed("int n::C::operator()(int x) const").name, "n::C::operator()");
  EXPECT_EQ(parsed("int n::C::operator()(int x) const").parameters.size(), 1U);
  EXPECT_THAT(error("n::C::operator bool()").what, HasSubstr("conversion operator"));
}

TEST(Declaration, ErrorsHaveTheirOffset) {
  EXPECT_EQ(error("void n::f(int a").offset, 9U);  // the bracket that is never closed
  EXPECT_EQ(error("void n::f(int a))").offset, 16U);
  EXPECT_EQ(error("void n::f(int a, int a)").offset, 21U);
  EXPECT_EQ(error("void n::f(int a) konst").offset, 17U);
  EXPECT_EQ(error("void n::f(, int a)").offset, 10U);
  EXPECT_EQ(error("n::f(int a)").what, "the result type of n::f is missing");
  EXPECT_EQ(error("n::C").what, "\"n::C\" alone declares nothing");
  EXPECT_EQ(error("").what, "there is no declaration");
  EXPECT_THAT(error("n::C::~C()").what, HasSubstr("destructor"));
  EXPECT_THAT(error("using n::A").what, HasSubstr("\"=\" is missing"));
  EXPECT_THAT(error("class").what, HasSubstr("name is missing"));
  EXPECT_THAT(error("void n::f(int a = )").what, HasSubstr("default value is missing"));
  EXPECT_THAT(error("void n::f(=3)").what, HasSubstr("type is missing"));
  EXPECT_THAT(error("void (").what, HasSubstr("never closed"));
}

// Whatever is cut off a good declaration, the answer is a value or an error, never a crash or a hang.
TEST(Declaration, EveryPrefixHasAnAnswer) {
  for (const std::string& text :
       {std::string("template <class T> static std::map<a, b<c>> n::C<T>::f(const std::string& x = \"a\", "
                    "void (*g)(int) = {}) const noexcept(true) -> int;"),
        std::string("enum class n::E : int"), std::string("#define A(b, ...)"),
        std::string("bool n::operator()(int)"), std::string("class n::C : public a<b>, c")})
    for (std::size_t length = 0; length <= text.size(); ++length) parse_declaration(text.substr(0, length));
  SUCCEED();
}

TEST(ResolveKind, AScopeThatIsATypeMakesAMember) {
  Entity f = parsed("bool n::C::f()");
  EXPECT_EQ(resolve_kind(f, {"n::C"}), "");
  EXPECT_EQ(f.kind, EntityKind::method);
  Entity g = parsed("bool n::f()");
  EXPECT_EQ(resolve_kind(g, {"n::C"}), "");
  EXPECT_EQ(g.kind, EntityKind::function);
  Entity field = parsed("int n::C::x");
  EXPECT_EQ(resolve_kind(field, {"n::C"}), "");
  EXPECT_EQ(field.kind, EntityKind::field);
  Entity shared = parsed("static int n::C::x");
  resolve_kind(shared, {"n::C"});
  EXPECT_EQ(shared.kind, EntityKind::variable);
}

TEST(ResolveKind, WhatOnlyAMemberHasNeedsAType) {
  Entity f = parsed("bool n::C::f() const");
  EXPECT_THAT(resolve_kind(f, {}), HasSubstr("n::C has no rule"));
  Entity c = parsed("n::C::C()");
  EXPECT_THAT(resolve_kind(c, {}), HasSubstr("which has no rule"));
}

TEST(UnwrappedResult, TakesTheInnerTypeIfAsked) {
  EXPECT_EQ(unwrapped_result("std::future<void>", true), "void");
  EXPECT_EQ(unwrapped_result("std::future<std::shared_ptr<n::C>>", true), "std::shared_ptr<n::C>");
  EXPECT_EQ(unwrapped_result("std::future<void>", false), "std::future<void>");
  EXPECT_EQ(unwrapped_result("bool", true), "bool");
}

TEST(EntityKey, OverloadsDifferAndNamesOfParametersDoNot) {
  EXPECT_EQ(entity_key(parsed("void n::f(int a)")), entity_key(parsed("void n::f(int b)")));
  EXPECT_NE(entity_key(parsed("void n::f(int a)")), entity_key(parsed("void n::f(long a)")));
  EXPECT_NE(entity_key(parsed("void n::C::f()")), entity_key(parsed("void n::C::f() const")));
}

}  // namespace
}  // namespace ssot::rules
