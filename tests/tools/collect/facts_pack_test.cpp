#include "collect/facts_pack.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace ssot::collect {
namespace {

const std::string first = "00000000000000a1/00000000000000b1.facts";
const std::string second = "00000000000000a1/00000000000000b2.facts";

FactsPack pack() {
  return {"0123456789abcdef", {{first, std::string("bytes\n\0end", 10)}, {second, ""}}};
}

TEST(FactsPack, comes_back_as_it_was) {
  llvm::Expected<FactsPack> back = read_pack(to_bytes(pack()), "p");
  ASSERT_TRUE(static_cast<bool>(back));
  EXPECT_EQ(*back, pack());
}

TEST(FactsPack, the_same_entries_are_the_same_bytes) {
  FactsPack other = pack();
  std::reverse(other.entries.begin(), other.entries.end());
  EXPECT_EQ(to_bytes(other), to_bytes(pack()));
}

TEST(FactsPack, one_that_was_cut_off_or_changed_is_refused) {
  const std::string whole = to_bytes(pack());
  for (std::size_t size = 0; size < whole.size(); ++size)
    EXPECT_TRUE(llvm::errorToBool(read_pack(whole.substr(0, size), "p").takeError())) << size;
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string changed = whole;
    changed[at] ^= 1;
    EXPECT_TRUE(llvm::errorToBool(read_pack(changed, "p").takeError())) << at;
  }
}

TEST(FactsPack, nothing_is_put_outside_of_the_store) {
  for (const char* name : {"../../x.facts", "/etc/x", "00000000000000a1/../../x", "x"}) {
    FactsPack bad = pack();
    bad.entries[0].name = name;
    EXPECT_TRUE(llvm::errorToBool(read_pack(to_bytes(bad), "p").takeError())) << name;
  }
}

}  // namespace
}  // namespace ssot::collect
