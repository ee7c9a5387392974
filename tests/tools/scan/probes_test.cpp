#include "scan/probes.hpp"

#include "scan/closures.hpp"
#include "scratch_tree.hpp"

namespace ssot::scan {
namespace {

namespace fs = std::filesystem;

// A scan of one unit, and what a later run finds.
class ProbesTest : public ::testing::Test {
 protected:
  ProbesTest() {
    tree_.write("src/a.cpp", "#include <x.h>\n#include \"near.h\"\n#if __has_include(<asked.h>)\n#endif\n");
    tree_.write("src/near.h", "");
    tree_.write("second/x.h", "");
    fs::create_directories(tree_.path("first"));
  }

  void scan() {
    RealDisk disk;
    auto database = read_compile_database(tree_.database({"src/a.cpp"}, "-Ifirst -Isecond -Ithird"), disk);
    ASSERT_TRUE(static_cast<bool>(database));
    Probes probes;
    closure_ = find_closures({&database->commands[0]}, 1, {}, &probes).at(0);
    expected_ = expected(probes, [&](const std::string& path) {
      return std::find(closure_.files.begin(), closure_.files.end(), path) != closure_.files.end();
    });
  }

  bool holds() {
    FileStates files(tree_.path("states/files"));
    FolderStates folders(tree_.path("states/folders"));
    const bool yes = folders.hold(expected_, files);
    folders.save();
    return yes;
  }

  ScratchTree tree_;
  Closure closure_;
  Expected expected_;
};

TEST_F(ProbesTest, HoldWhileNothingChanges) {
  scan();
  EXPECT_TRUE(closure_.complete);
  EXPECT_TRUE(holds());
  EXPECT_TRUE(holds());
  tree_.write("first/unasked.h", "");
  EXPECT_TRUE(holds());
}

TEST_F(ProbesTest, AFileThatTheSearchWouldFindFirstIsSeen) {
  scan();
  ASSERT_TRUE(holds());
  tree_.write("first/x.h", "");
  EXPECT_FALSE(holds());
}

TEST_F(ProbesTest, SoIsOneInAFolderThatWasNotThere) {
  scan();
  tree_.write("third/asked.h", "");
  EXPECT_FALSE(holds());
}

TEST_F(ProbesTest, SoIsOneThatALinkLeadsToByNow) {
  fs::create_symlink(tree_.path("elsewhere/x.h"), tree_.path("first/x.h"));
  scan();
  ASSERT_TRUE(holds());
  tree_.write("elsewhere/x.h", "");
  EXPECT_FALSE(holds());
}

TEST_F(ProbesTest, SoIsAFolderThatIsAFileByNow) {
  scan();
  fs::remove_all(tree_.path("first"));
  tree_.write("first", "");
  EXPECT_FALSE(holds());
}

TEST_F(ProbesTest, SoIsAFolderThatBecameALinkOnTheWay) {
  tree_.write("src/b.cpp", "");
  tree_.write("src/a.cpp", "#include \"../src/near.h\"\n");
  scan();
  ASSERT_TRUE(holds());
  fs::rename(tree_.path("src"), tree_.path("moved"));
  fs::create_directory_symlink(tree_.path("moved"), tree_.path("src"));
  EXPECT_FALSE(holds());
}

// A compiler's installation is chosen by what folders hold.
TEST_F(ProbesTest, FoldersThatWereListedHaveTheSameNames) {
  fs::create_directories(tree_.path("listed/one"));
  Probes probes;
  const auto disk = watched(llvm::vfs::getRealFileSystem(), probes);
  std::error_code error;
  disk->dir_begin(tree_.path("listed"), error);
  expected_ = expected(probes, [](const std::string&) { return false; });
  ASSERT_EQ(expected_.listed.size(), 1U);
  EXPECT_TRUE(holds());
  fs::create_directories(tree_.path("listed/two"));
  EXPECT_FALSE(holds());
}

TEST_F(ProbesTest, WhatWasReadAndIsOfNoClosureIsCompared) {
  Probes probes;
  const auto disk = watched(llvm::vfs::getRealFileSystem(), probes);
  disk->getBufferForFile(tree_.path("src/near.h"));
  expected_ = expected(probes, [](const std::string&) { return false; });
  ASSERT_EQ(expected_.read.size(), 1U);
  EXPECT_TRUE(holds());
  tree_.write("src/near.h", "int changed;");
  EXPECT_FALSE(holds());
}

TEST_F(ProbesTest, PartsTogetherExpectWhatEachDoes) {
  scan();
  const Expected both = united(expected_, expected_);
  EXPECT_TRUE(both == expected_);
  EXPECT_TRUE(united(expected_, {}) == expected_);
}

}  // namespace
}  // namespace ssot::scan
