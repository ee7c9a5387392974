#include "support/checksum.hpp"

#include <gtest/gtest.h>

namespace ssot {
namespace {

TEST(Checksum, has_sixteen_digits) {
  EXPECT_EQ(hex(0), "0000000000000000");
  EXPECT_EQ(hex(~std::uint64_t{0}), "ffffffffffffffff");
  EXPECT_EQ(hex(0xabc), "0000000000000abc");
  EXPECT_EQ(checksum("").size(), 16U);
  EXPECT_NE(checksum("a"), checksum("b"));
}

TEST(Sealed, comes_back_as_it_was) {
  for (const std::string text : {"", "one\n", "end 0000000000000000\n"}) EXPECT_EQ(unsealed(sealed(text)), text);
}

TEST(Sealed, what_was_cut_off_or_changed_is_nothing) {
  const std::string whole = sealed("some text\n");
  for (std::size_t size = 0; size < whole.size(); ++size)
    EXPECT_FALSE(unsealed(llvm::StringRef(whole).take_front(size))) << size;
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string changed = whole;
    changed[at] ^= 1;
    EXPECT_FALSE(unsealed(changed)) << at;
  }
}

}  // namespace
}  // namespace ssot
