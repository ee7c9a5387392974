#include <gtest/gtest.h>

#include <filesystem>

#include "scan/compile_database.hpp"

namespace ssot::scan {
namespace {

TEST(ResourceDirectory, HoldsClangsOwnHeaders) {
  llvm::Expected<std::string> found = resource_directory();
  ASSERT_TRUE(static_cast<bool>(found)) << llvm::toString(found.takeError());
  EXPECT_TRUE(std::filesystem::exists(*found + "/include/stddef.h"));
  EXPECT_TRUE(std::filesystem::path(*found).is_absolute());
}

}  // namespace
}  // namespace ssot::scan
