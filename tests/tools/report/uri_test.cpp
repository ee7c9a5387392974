#include "report/uri.hpp"

#include <gtest/gtest.h>

namespace ssot::report {
namespace {

TEST(Uri, OfAPathKeepsSlashesAndEscapesTheRest) {
  EXPECT_EQ(uri_of("a b/\xC3\xA4%#.h"), "a%20b/%C3%A4%25%23.h");
  EXPECT_EQ(uri_of("src/x-1_2.~cpp"), "src/x-1_2.~cpp");
}

}  // namespace
}  // namespace ssot::report
