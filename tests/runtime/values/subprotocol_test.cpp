#include "values/subprotocol.hpp"

#include <gtest/gtest.h>

namespace ssot::values {
namespace {

TEST(Subprotocol, each_wire_has_its_name_and_the_flat_one_has_none) {
  EXPECT_STREQ(subprotocol(Wire::ssot_v1), "ssot.v1");
  EXPECT_STREQ(subprotocol(Wire::resume_v1), "ssot.resume.v1");
  EXPECT_EQ(subprotocol(Wire::flat), nullptr);
}

}  // namespace
}  // namespace ssot::values
