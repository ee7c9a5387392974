#include "lint/lines.hpp"

#include <gtest/gtest.h>

namespace ssot::lint {
namespace {

TEST(Lines, CountFromOneInBytes) {
  MemoryDisk disk;
  disk.files["/a"] = "ab\n\xC3\xA4x\n";
  Lines lines(disk);
  EXPECT_EQ(lines.region("/a", 0, 2), (Region{"/a", 1, 1, 1, 3}));
  EXPECT_EQ(lines.region("/a", 3, 6), (Region{"/a", 2, 1, 2, 4}));
  EXPECT_EQ(lines.region("/a", 2, 3), (Region{"/a", 1, 3, 2, 1}));
  EXPECT_EQ(lines.region("/a", 7, 7), (Region{"/a", 3, 1, 3, 1}));
}

TEST(Lines, AnUnreadableFileGivesABluntPlace) {
  MemoryDisk disk;
  EXPECT_EQ(Lines(disk).region("/gone", 40, 50), (Region{"/gone", 1, 1, 1, 1}));
}

}  // namespace
}  // namespace ssot::lint
