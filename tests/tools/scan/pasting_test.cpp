#include "scan/pasting.hpp"

#include <gmock/gmock.h>

namespace ssot::scan {
namespace {

using testing::UnorderedElementsAre;

TEST(PastingMacros, AreFollowedThroughTheirUsersAcrossFiles) {
  const Names names({"n"});
  const TokenFacts one = scan_tokens("#define CAT_(a, b) a##b\n#define QUIET(x) x\n", names);
  const TokenFacts two = scan_tokens("#define CAT(a, b) CAT_(a, b)\n#define ALIAS CAT\n", names);
  EXPECT_THAT(pasting_macros({&one.macros, &two.macros}), UnorderedElementsAre("CAT_", "CAT", "ALIAS"));
}

TEST(CanForm, NeedsTwoPiecesAtLeast) {
  EXPECT_TRUE(can_form({"send_to_user"}, {"send_", "to_user"}));
  EXPECT_TRUE(can_form({"send_to_user"}, {"send", "_to_", "user"}));
  EXPECT_TRUE(can_form({"manager12"}, {"manager"}));
  EXPECT_FALSE(can_form({"send_to_user"}, {"send_to_user"}));
  EXPECT_FALSE(can_form({"send_to_user"}, {"send_", "user"}));
}

TEST(CanForm, CountsTheFewestPieces) {
  EXPECT_TRUE(can_form({"lib_x"}, {"lib", "_", "x", "_x"}, 2));
  EXPECT_FALSE(can_form({"lib_x"}, {"lib", "_", "x"}, 2));
  EXPECT_TRUE(can_form({"lib_x"}, {"lib", "_", "x"}, 3));
  EXPECT_FALSE(can_form({"lib_x"}, {"lib_x"}, 3));
}

}  // namespace
}  // namespace ssot::scan
