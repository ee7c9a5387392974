#include "rules/tokens.hpp"

#include <gmock/gmock.h>

namespace ssot::rules {
namespace {

std::vector<std::string> texts(std::string_view text) {
  std::vector<std::string> all;
  for (const Token& token : tokens_of(text)) all.emplace_back(token.text);
  return all;
}

std::string normalised(std::string_view text) {
  const auto tokens = tokens_of(text);
  return spell(tokens.data(), tokens.data() + tokens.size());
}

TEST(Tokens, CutsWordsNumbersStringsAndOperators) {
  EXPECT_THAT(
      texts("a::b<c>(1.5, \"x, \\\"y\") && ..."),
      testing::ElementsAre("a", "::", "b", "<", "c", ">", "(", "1.5", ",", "\"x, \\\"y\"", ")", "&&", "..."));
}

TEST(Tokens, ClosesTwoListsWithTwoTokens) {
  EXPECT_THAT(texts("a<b<c>>"), testing::ElementsAre("a", "<", "b", "<", "c", ">", ">"));
}

TEST(Tokens, RemembersWhereEachTokenStands) {
  const std::string_view text = "int  x";
  const auto tokens = tokens_of(text);
  ASSERT_EQ(tokens.size(), 2U);
  EXPECT_EQ(tokens[1].offset, 5U);
}

TEST(Tokens, AnUnfinishedStringEndsWithTheText) {
  EXPECT_THAT(texts("\"abc\\"), testing::ElementsAre("\"abc\\"));
}

TEST(Tokens, SpellsTypesInOneWay) {
  EXPECT_EQ(normalised("const   std :: string &"), "const std::string&");
  EXPECT_EQ(normalised("std::map< std::string,int >"), "std::map<std::string, int>");
  EXPECT_EQ(normalised("std::function<void ( const json& , int)>"), "std::function<void(const json&, int)>");
  EXPECT_EQ(normalised("const T*const"), "const T* const");
  EXPECT_EQ(normalised("std::vector<std::pair<a,b> >"), "std::vector<std::pair<a, b>>");
}

}  // namespace
}  // namespace ssot::rules
