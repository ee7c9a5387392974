#include "scan/share.hpp"

#include <gtest/gtest.h>

namespace ssot::scan {
namespace {

Command command(int number) {
  const std::string file = "/p/" + std::to_string(number) + ".cpp";
  return {"/p", file, {"c++", "-c", file}};
}

TEST(Share, each_unit_is_in_one_share_and_no_share_is_idle) {
  for (int i = 0; i < 200; ++i) {
    int holders = 0;
    for (unsigned index = 1; index <= 4; ++index) holders += Share{index, 4}.holds(command(i));
    EXPECT_EQ(holders, 1);
  }
  for (unsigned index = 1; index <= 4; ++index) {
    int held = 0;
    for (int i = 0; i < 200; ++i) held += Share{index, 4}.holds(command(i));
    EXPECT_GT(held, 20);
  }
}

TEST(Share, the_only_one_holds_all) {
  EXPECT_TRUE(Share().holds(command(1)));
}

TEST(Share, is_read) {
  llvm::Expected<Share> share = read_share("2/4");
  ASSERT_TRUE(static_cast<bool>(share));
  EXPECT_EQ(share->index, 2U);
  EXPECT_EQ(share->count, 4U);
}

TEST(Share, what_is_none_is_told) {
  for (const char* text : {"", "2", "0/4", "5/4", "a/4", "1/", "/4", "1/2/3", "-1/4"}) {
    llvm::Expected<Share> share = read_share(text);
    ASSERT_FALSE(static_cast<bool>(share)) << text;
    EXPECT_NE(llvm::toString(share.takeError()).find("2/4"), std::string::npos) << text;
  }
}

}  // namespace
}  // namespace ssot::scan
