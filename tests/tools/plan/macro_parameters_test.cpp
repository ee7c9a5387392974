#include "plan/macro_parameters.hpp"

#include <gtest/gtest.h>

namespace ssot::plan {
namespace {

Change of(std::vector<Fragment> fragments) {
  Change change;
  change.fragments = std::move(fragments);
  return change;
}

TEST(MacroParameters, AWordOfTheReplacementIsFound) {
  EXPECT_EQ(word_of_parameter({of({{"one::Target::user(", {}, false}})}, {"text", "user"}), "user");
  EXPECT_EQ(word_of_parameter({of({{"a", {}, false}}), of({{"b.text()", {}, false}})}, {"text"}), "text");
}

TEST(MacroParameters, PartsOfWordsAndStringsAreNone) {
  EXPECT_EQ(word_of_parameter({of({{"user_of(\"user\")", {}, false}})}, {"user"}), "");
  EXPECT_EQ(word_of_parameter({of({{"user", {}, false}})}, {}), "");
}

TEST(MacroParameters, TheSourceMayNameItAsItDid) {
  EXPECT_EQ(word_of_parameter({of({{"user", {}, true}})}, {"user"}), "");
}

}  // namespace
}  // namespace ssot::plan
