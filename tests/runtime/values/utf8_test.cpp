#include "values/utf8.hpp"

#include <gtest/gtest.h>

#include <string>

namespace ssot::values {
namespace {

TEST(Utf8, TakesWhatIsAndRefusesWhatIsNot) {
  for (const std::string good : {"", "plain", "h\xc3\xa4llo", "\xe2\x82\xac", "\xf0\x9f\x98\x80", "\xed\x9f\xbf",
                                 "\xee\x80\x80", "\xf4\x8f\xbf\xbf", "\xe0\xa0\x80", "\xf0\x90\x80\x80"})
    EXPECT_TRUE(is_utf8(good)) << good;
  for (const std::string bad : {"\x80", "\xc0\xaf", "\xc1\xbf", "\xc3", "\xc3(", "\xe0\x80\xaf", "\xed\xa0\x80",
                                "\xf0\x80\x80\xaf", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xff", "\xe2\x82"})
    EXPECT_FALSE(is_utf8(bad));
}

// Whatever the place, and however much ASCII is around it: the quick way over ASCII must not jump over a fault.
TEST(Utf8, AtEverySplitAndEveryOffset) {
  const std::string euro = "\xe2\x82\xac", broken = "\xe2\x28\xac";
  for (std::size_t before = 0; before < 70; ++before) {
    const std::string good = std::string(before, 'a') + euro + std::string(70 - before, 'b');
    const std::string bad = std::string(before, 'a') + broken + std::string(70 - before, 'b');
    EXPECT_FALSE(is_utf8(bad)) << before;
    for (std::size_t cut = 0; cut <= good.size(); ++cut) {
      Utf8 state;
      EXPECT_TRUE(state.take(good.substr(0, cut)) && state.take(good.substr(cut)) && state.complete()) << cut;
      Utf8 wrong;
      EXPECT_FALSE(wrong.take(bad.substr(0, cut)) && wrong.take(bad.substr(cut))) << cut;
    }
  }
}

TEST(Utf8, FailsAtTheFirstByteThatCannotBe) {
  Utf8 state;
  EXPECT_TRUE(state.take("\xf4"));
  EXPECT_FALSE(state.complete());
  EXPECT_FALSE(state.take("\x90")) << "above U+10FFFF, though two bytes are still to come";
  EXPECT_FALSE(state.take("a")) << "for ever";
}

}  // namespace
}  // namespace ssot::values
