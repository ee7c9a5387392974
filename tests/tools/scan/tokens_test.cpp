#include "scan/tokens.hpp"

#include <gmock/gmock.h>

namespace ssot::scan {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TokenFacts scan(const std::string& text) {
  return scan_tokens(text, Names({"send_to_user"}));
}

TEST(ScanTokens, FindsANameThatIsAToken) {
  EXPECT_TRUE(scan("int f() { return m.send_to_user(1); }").names);
  EXPECT_TRUE(scan("#if 0\nsend_to_user\n#endif").names);
  EXPECT_TRUE(scan("#define A send_to_user").names);
  EXPECT_TRUE(scan("send_\\\nto_user();").names);
  EXPECT_TRUE(scan("send_\\  \r\nto_\\\nuser();").names);
  EXPECT_TRUE(scan("auto s = R\"(\")\"; send_to_user();").names);
}

TEST(ScanTokens, PassesOverCommentsStringsAndLongerNames) {
  EXPECT_FALSE(scan("// send_to_user\n/* send_to_user */ \"send_to_user\" R\"(send_to_user)\"").names);
  EXPECT_FALSE(scan("send_to_users resend_to_user send_to_user2").names);
}

TEST(ScanTokens, SaysWhatCannotBeReadThisWay) {
  EXPECT_TRUE(scan("import manager;").unsure);
  EXPECT_TRUE(scan("export module manager;").unsure);
  EXPECT_TRUE(scan("send_\\u0074o_user();").unsure);
  EXPECT_TRUE(scan("send_?\?/\nto_user();").unsure);
  EXPECT_FALSE(scan("#include \"x\"\nint module_import;").unsure);
}

TEST(ScanTokens, RecordsMacrosThatPaste) {
  const TokenFacts facts = scan("#define CAT(a, b) a##b\n#define PRE send_\nint x;");
  EXPECT_TRUE(facts.pastes);
  ASSERT_EQ(facts.macros.size(), 2U);
  EXPECT_EQ(facts.macros[0].name, "CAT");
  EXPECT_TRUE(facts.macros[0].pastes);
  EXPECT_FALSE(facts.macros[1].pastes);
  EXPECT_THAT(facts.define_pieces, ElementsAre("send_"));
  EXPECT_FALSE(scan("const char* s = \"##\"; // ##").pastes);
}

TEST(ArgumentPieces, AreThoseInsideACallOfOneOfTheMacros) {
  const Names names({"send_to_user"});
  EXPECT_THAT(argument_pieces("CAT(send_, (to_user)) other(send)", names, {"CAT"}),
              ElementsAre("send_", "to_user"));
  EXPECT_THAT(argument_pieces("CAT; (send_)", names, {"CAT"}), IsEmpty());
}

}  // namespace
}  // namespace ssot::scan
