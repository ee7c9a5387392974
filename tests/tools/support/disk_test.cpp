#include "support/disk.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>

namespace ssot {
namespace {
namespace fs = std::filesystem;

class RealDiskTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "ssot-disk-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override { fs::remove_all(folder_); }
  std::string path(const char* name) const { return (folder_ / name).string(); }
  std::string text(const std::string& file) { return cantFail(disk_.read(file)); }

  RealDisk disk_;
  fs::path folder_;
};

TEST_F(RealDiskTest, writes_through_a_symbolic_link_and_keeps_it) {
  cantFail(disk_.write(path("real.hpp"), "old"));
  fs::create_symlink("real.hpp", folder_ / "link.hpp");
  cantFail(disk_.write(path("link.hpp"), "new"));
  EXPECT_TRUE(fs::is_symlink(folder_ / "link.hpp"));
  EXPECT_EQ(text(path("real.hpp")), "new");
}

TEST_F(RealDiskTest, keeps_the_mode) {
  cantFail(disk_.write(path("run.sh"), "old"));
  fs::permissions(folder_ / "run.sh", fs::perms::owner_all);
  cantFail(disk_.write(path("run.sh"), "new"));
  EXPECT_EQ(fs::status(folder_ / "run.sh").permissions(), fs::perms::owner_all);
}

TEST_F(RealDiskTest, leaves_no_stage_behind) {
  cantFail(disk_.write(path("a"), "1"));
  EXPECT_EQ(disk_.list(folder_.string()), std::vector<std::string>{path("a")});
}

TEST_F(RealDiskTest, a_file_without_write_bits_is_not_writable_even_for_root) {
  cantFail(disk_.write(path("a"), "1"));
  EXPECT_TRUE(disk_.writable(path("a")));
  fs::permissions(folder_ / "a", fs::perms::owner_read);
  EXPECT_FALSE(disk_.writable(path("a")));
}

TEST_F(RealDiskTest, a_missing_file_is_an_error_that_names_it) {
  llvm::Expected<std::string> missing = disk_.read(path("none"));
  ASSERT_FALSE(missing);
  EXPECT_NE(llvm::toString(missing.takeError()).find(path("none")), std::string::npos);
}

TEST(MemoryDisk, can_be_full_and_read_only) {
  MemoryDisk disk;
  disk.writes_until_full = 1;
  cantFail(disk.write("/a", "1"));
  EXPECT_TRUE(static_cast<bool>(errorToBool(disk.write("/b", "1"))));
  EXPECT_FALSE(disk.exists("/b"));
  disk.writes_until_full = -1;
  disk.read_only.insert("/a");
  EXPECT_TRUE(static_cast<bool>(errorToBool(disk.write("/a", "2"))));
  EXPECT_EQ(disk.files["/a"], "1");
}

}  // namespace
}  // namespace ssot
