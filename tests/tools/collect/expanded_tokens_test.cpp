#include "collect/expanded_tokens.hpp"

#include <gmock/gmock.h>

#include "unit.hpp"

namespace ssot::collect {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

facts::Definition hub(const std::string& text) {
  for (const facts::Definition& each : testing::Unit(text).facts.definitions)
    if (each.name == "one::Hub") return each;
  ADD_FAILURE() << "no one::Hub in " << text;
  return {};
}

TEST(ExpandedTokens, are_blind_to_spelling_and_see_what_is_compiled) {
  const std::uint64_t plain = hub("namespace one { class Hub { int a; }; }").meaning;
  EXPECT_NE(plain, 0U);
  EXPECT_EQ(hub("namespace one {\nclass Hub {  // a comment\n  int a;\n}; }").meaning, plain);
  EXPECT_EQ(hub("#define TYPE int\nnamespace one { class Hub { TYPE a; }; }").meaning, plain);
  EXPECT_EQ(hub("namespace one { class Hub { int a;\n#ifdef MORE\nint b;\n#endif\n}; }").meaning, plain);
  EXPECT_NE(hub("#define MORE\nnamespace one { class Hub { int a;\n#ifdef MORE\nint b;\n#endif\n}; }").meaning, plain);
  EXPECT_NE(hub("namespace one { class Hub { int a = 0; }; }").meaning, plain);
}

TEST(ExpandedTokens, name_the_macros_that_had_their_say) {
  EXPECT_THAT(hub("#define TYPE int  long\n#define ON\n#define OTHER\nnamespace one { class Hub { TYPE a;\n#ifdef MORE\n"
                  "int b;\n#endif\n#if defined(ON) && !defined(MORE)\n#endif\n}; }")
                  .macros,
              ElementsAre("!MORE", "ON", "TYPE=int long"));
}

TEST(ExpandedTokens, a_class_that_a_macro_writes_has_none) {
  const facts::Definition made = hub("#define MAKE class Hub { int a; };\nnamespace one { MAKE }");
  EXPECT_EQ(made.meaning, 0U);
  EXPECT_THAT(made.macros, IsEmpty());
}

TEST(ExpandedTokens, are_asked_of_the_classes_of_the_rules_alone) {
  for (const facts::Definition& each : testing::Unit("class Hub { class Inner {}; };").facts.definitions) {
    EXPECT_EQ(each.meaning, 0U);
    EXPECT_THAT(each.layout, IsEmpty());
  }
}

}  // namespace
}  // namespace ssot::collect
