#include "support/whole_file.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <thread>
#include <vector>

namespace ssot {
namespace {
namespace fs = std::filesystem;

class WholeFile : public ::testing::Test {
 protected:
  ~WholeFile() override { fs::remove_all(root_); }
  static std::string make_root() {
    std::string name = (fs::temp_directory_path() / "ssot-whole-XXXXXX").string();
    return mkdtemp(name.data());
  }
  std::string root_ = make_root();
  std::string path_ = root_ + "/new/folder/kept";
};

TEST_F(WholeFile, comes_back_as_it_was_and_nothing_else_is_left) {
  ASSERT_TRUE(write_checked(path_, "kind 1\nsome\0bytes"));
  EXPECT_EQ(CheckedFile(path_, "kind 1\n").bytes(), llvm::StringRef("some\0bytes").str());
  EXPECT_EQ(std::distance(fs::directory_iterator(root_ + "/new/folder"), {}), 1);
}

TEST_F(WholeFile, another_kind_or_none_is_nothing) {
  EXPECT_TRUE(CheckedFile(path_, "kind 1\n").bytes().empty());
  write_checked(path_, "kind 1\nbytes");
  EXPECT_TRUE(CheckedFile(path_, "kind 2\n").bytes().empty());
}

TEST_F(WholeFile, what_was_cut_off_or_changed_is_nothing) {
  write_checked(path_, "kind 1\nbytes");
  std::ifstream in(path_, std::ios::binary);
  const std::string whole((std::istreambuf_iterator<char>(in)), {});
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string changed = whole;
    changed[at] ^= 1;
    for (const std::string& text : {whole.substr(0, at), changed}) {
      std::ofstream(path_, std::ios::binary) << text;
      EXPECT_TRUE(CheckedFile(path_, "kind 1\n").bytes().empty()) << at;
    }
  }
}

TEST_F(WholeFile, where_nothing_can_be_written_nothing_is) {
  std::ofstream(root_ + "/new") << "a file in the place of the folder";
  EXPECT_FALSE(write_checked(path_, "x"));
}

TEST_F(WholeFile, two_at_once_leave_one_of_the_two) {
  const std::string one = "kind 1\n" + std::string(100'000, 'a'), two = "kind 1\n" + std::string(200'000, 'b');
  std::vector<std::jthread> writers;
  for (const std::string& text : {one, two})
    writers.emplace_back([&, text] {
      for (int i = 0; i < 50; ++i) write_checked(path_, text);
    });
  for (int i = 0; i < 50; ++i) {
    const CheckedFile file(path_, "kind 1\n");
    EXPECT_TRUE(file.bytes().empty() || file.bytes().size() == 100'000 || file.bytes().size() == 200'000);
  }
  writers.clear();
  EXPECT_GE(CheckedFile(path_, "kind 1\n").bytes().size(), 100'000U);
  EXPECT_EQ(std::distance(fs::directory_iterator(root_ + "/new/folder"), {}), 1);
}

}  // namespace
}  // namespace ssot
