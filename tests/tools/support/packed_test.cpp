#include "support/packed.hpp"

#include <gtest/gtest.h>

namespace ssot {
namespace {

using Numbers = std::vector<std::uint32_t>;
using Texts = std::vector<std::string>;

std::string sample() {
  PackedWriter out;
  out.number<std::uint8_t>(7);
  out.text("a text");
  out.numbers(Numbers{1, 2, 0xffffffff});
  out.texts({"", "b"});
  return out.take();
}

TEST(Packed, comes_back_as_it_was) {
  const std::string bytes = sample();
  PackedReader in(bytes);
  EXPECT_EQ(in.number<std::uint8_t>(), 7);
  EXPECT_EQ(in.text(), "a text");
  EXPECT_EQ(in.numbers<std::uint32_t>(), (Numbers{1, 2, 0xffffffff}));
  EXPECT_EQ(in.texts(), (Texts{"", "b"}));
  EXPECT_TRUE(in.is_whole());
}

TEST(Packed, what_is_cut_off_fails) {
  const std::string whole = sample();
  for (std::size_t size = 0; size < whole.size(); ++size) {
    PackedReader in(llvm::StringRef(whole).take_front(size));
    in.number<std::uint8_t>();
    in.text();
    in.numbers<std::uint32_t>();
    in.texts();
    EXPECT_FALSE(in.is_whole()) << size;
  }
}

TEST(Packed, a_length_beyond_the_bytes_asks_for_no_memory) {
  const std::string bytes(64, '\xff');
  EXPECT_TRUE(PackedReader(bytes).numbers<std::uint64_t>().empty());
  EXPECT_TRUE(PackedReader(bytes).texts().empty());
  EXPECT_TRUE(PackedReader(bytes).text().empty());
}

}  // namespace
}  // namespace ssot
