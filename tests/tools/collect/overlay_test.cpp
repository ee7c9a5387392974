#include "collect/overlay.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace ssot::collect {
namespace {
namespace fs = std::filesystem;

class OverlayTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "ssot-overlay-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = fs::canonical(pattern);
    fs::create_directories(folder_ / "lib");
    std::ofstream(folder_ / "lib/a.h") << "old text";
    std::ofstream(folder_ / "lib/b.h") << "untouched";
    fs::create_symlink("lib/a.h", folder_ / "link.h");
    fs::create_directory_symlink("lib", folder_ / "linked");
    fs::create_hard_link(folder_ / "lib/a.h", folder_ / "twin.h");
    overlay_ = {{path("lib/a.h"), "new"}, {path("only/here.h"), "made"}};
    view_ = lay_over_disk(overlay_, folder_.string());
  }
  void TearDown() override { fs::remove_all(folder_); }
  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  std::string text(const std::string& name) {
    auto buffer = view_->getBufferForFile(name);
    return buffer ? (*buffer)->getBuffer().str() : "(" + buffer.getError().message() + ")";
  }

  fs::path folder_;
  Overlay overlay_;
  llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> view_;
};

TEST_F(OverlayTest, every_name_of_a_file_shows_the_new_text) {
  for (const std::string& name : {path("lib/a.h"), path("link.h"), path("linked/a.h"), path("twin.h"),
                                  path("lib/../lib/./a.h"), std::string("lib/a.h"), std::string("link.h")}) {
    EXPECT_EQ(text(name), "new") << name;
    const auto status = view_->status(name);
    ASSERT_TRUE(static_cast<bool>(status)) << name;
    EXPECT_EQ(status->getSize(), 3U) << name;
    EXPECT_TRUE(status->equivalent(*view_->status(path("lib/a.h")))) << name;
  }
  EXPECT_EQ(text(path("linked/b.h")), "untouched");
}

TEST_F(OverlayTest, a_file_that_is_not_on_the_disk_is_there) {
  EXPECT_EQ(text(path("only/here.h")), "made");
  EXPECT_EQ(text("only/here.h"), "made");
  EXPECT_TRUE(view_->exists(path("only/here.h")));
  EXPECT_FALSE(view_->exists(path("only/there.h")));
}

}  // namespace
}  // namespace ssot::collect
