#include "values/hex.hpp"

#include <gtest/gtest.h>

namespace ssot::values {
namespace {

TEST(Hex, any_byte_has_two_digits) {
  EXPECT_EQ(hex(""), "");
  EXPECT_EQ(hex(std::string_view("\0\xff~", 3)), "00ff7e");
}

}  // namespace
}  // namespace ssot::values
