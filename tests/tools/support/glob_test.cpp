#include "support/glob.hpp"

#include <gtest/gtest.h>

#include <regex>

namespace ssot {
namespace {

bool matches(const std::string& pattern, const std::string& path) {
  return std::regex_match(path, std::regex(regex_of_glob(pattern)));
}

TEST(Glob, AStarStaysInItsFolder) {
  EXPECT_TRUE(matches("src/*.h", "src/a.h"));
  EXPECT_FALSE(matches("src/*.h", "src/in/a.h"));
  EXPECT_TRUE(matches("a?.h", "ab.h"));
  EXPECT_FALSE(matches("a?b", "a/b"));
}

TEST(Glob, TwoStarsCrossFoldersOrNone) {
  EXPECT_TRUE(matches("src/**/*.h", "src/a.h"));
  EXPECT_TRUE(matches("src/**/*.h", "src/in/deep/a.h"));
  EXPECT_TRUE(matches("build/**", "build/in/a.h"));
  EXPECT_FALSE(matches("build/**", "src/build/a.h"));
}

TEST(Glob, OtherCharactersStandForThemselves) {
  EXPECT_TRUE(matches("a+b(1).{h}|$^[x]\\", "a+b(1).{h}|$^[x]\\"));
  EXPECT_FALSE(matches("a.h", "axh"));
}

}  // namespace
}  // namespace ssot
