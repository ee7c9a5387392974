#include "rules/qualified_names.hpp"

#include <gmock/gmock.h>

namespace ssot::rules {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> spelled_in(const std::string& text) {
  std::vector<std::string> out;
  for (const QualifiedName& found : qualified_names(text))
    out.push_back(text.substr(found.begin, found.end - found.begin) + " " + found.name);
  return out;
}

TEST(QualifiedNames, are_words_joined_by_colons) {
  EXPECT_THAT(spelled_in("one::Hub"), ElementsAre("one::Hub one::Hub"));
  EXPECT_THAT(spelled_in("&one::hub()"), ElementsAre("one::hub one::hub"));
  EXPECT_THAT(spelled_in("$self.post(one::User{$user}, a::b::c)"),
              ElementsAre("one::User one::User", "a::b::c a::b::c"));
  EXPECT_THAT(spelled_in("one::Box<one::Item>"), ElementsAre("one::Box one::Box", "one::Item one::Item"));
  EXPECT_THAT(spelled_in("f(::one::hub())"), ElementsAre("::one::hub one::hub"));
}

TEST(QualifiedNames, that_something_before_them_gives_their_meaning_are_none) {
  EXPECT_THAT(spelled_in("$self.base::f()"), IsEmpty());
  EXPECT_THAT(spelled_in("p->base::f()"), IsEmpty());
  EXPECT_THAT(spelled_in("one::Box<int>::make::it()"), ElementsAre("one::Box one::Box"));
}

TEST(QualifiedNames, of_one_word_in_a_string_or_of_std_are_none) {
  EXPECT_THAT(spelled_in("hub()"), IsEmpty());
  EXPECT_THAT(spelled_in("f(\"one::Hub\", 'x')"), IsEmpty());
  EXPECT_THAT(spelled_in("std::ref(one::hub())"), ElementsAre("one::hub one::hub"));
}

TEST(FreeWords, AreWhatIsLookedUpWhereTheTextIsPut) {
  EXPECT_EQ(free_words("m_rng.randrange($range)"), (std::vector<FreeWord>{{"m_rng", false}}));
  EXPECT_EQ(free_words("put({.sign = $sign}, one::limit, limit)"),
            (std::vector<FreeWord>{{"put", true}, {"limit", false}}));
  EXPECT_EQ(free_words("$self.rows(static_cast<int>($n))"), (std::vector<FreeWord>{}));
  EXPECT_EQ(free_words("each([](Row& row, auto n) { return row.size + n; })"), (std::vector<FreeWord>{{"each", true}, {"Row", false}}));
}

}  // namespace
}  // namespace ssot::rules
