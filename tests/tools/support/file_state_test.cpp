#include "support/file_state.hpp"

#include <gtest/gtest.h>
#include <llvm/Support/xxhash.h>

#include <filesystem>
#include <fstream>

namespace ssot {
namespace {
namespace fs = std::filesystem;

constexpr std::int64_t long_ago = 10'000'000'000;  // nanoseconds from now, in which a file would be old

class FileStatesTest : public ::testing::Test {
 protected:
  ~FileStatesTest() override { fs::remove_all(root_); }
  static std::string make_root() {
    std::string name = (fs::temp_directory_path() / "ssot-states-XXXXXX").string();
    return mkdtemp(name.data());
  }
  std::string write(const std::string& name, const std::string& text) const {
    std::ofstream(root_ + "/" + name, std::ios::binary) << text;
    return root_ + "/" + name;
  }
  FileStates states() const { return FileStates(root_ + "/states"); }
  static ContentHash hash(FileStates states, const std::string& path) { return states.look_at({path}, 1)[0].hash; }
  // What a run would know that saw a content of this hash.
  void know(const std::string& path, ContentHash hash, std::int64_t taken) const {
    FileStates before = states();
    before.remember(path, hash, taken);
    before.save({path});
  }

  std::string root_ = make_root();
};

TEST_F(FileStatesTest, is_the_hash_of_the_content) {
  const std::string a = write("a", "text"), b = write("b", "text");
  fs::create_symlink(a, root_ + "/link");
  FileStates fresh = states();
  const auto seen = fresh.look_at({a, b, root_ + "/link", root_ + "/none", root_}, 4);
  EXPECT_EQ(seen[0].hash, llvm::xxh3_64bits(llvm::StringRef("text")));
  EXPECT_EQ(seen[1].hash, seen[0].hash);
  EXPECT_EQ(seen[2].hash, seen[0].hash);
  EXPECT_TRUE(seen[2].is_link && !seen[0].is_link);
  EXPECT_EQ(seen[3].hash, 0U);
  EXPECT_EQ(seen[4].hash, 0U);
}

TEST_F(FileStatesTest, what_is_old_and_looks_the_same_is_not_read) {
  const std::string path = write("a", "text");
  know(path, 42, FileStates::now() + long_ago);
  EXPECT_EQ(hash(states(), path), 42U);
}

TEST_F(FileStatesTest, what_was_written_shortly_before_is_read) {
  const std::string path = write("a", "text");
  know(path, 42, FileStates::now());
  EXPECT_EQ(hash(states(), path), llvm::xxh3_64bits(llvm::StringRef("text")));
}

TEST_F(FileStatesTest, what_looks_otherwise_is_read) {
  const std::string path = write("a", "text");
  const auto time = fs::last_write_time(path);
  know(path, 42, FileStates::now() + long_ago);
  write("a", "next");
  fs::last_write_time(path, time);  // size and time as before; the change time is not
  EXPECT_EQ(hash(states(), path), llvm::xxh3_64bits(llvm::StringRef("next")));
  write("other", "same");
  fs::rename(root_ + "/other", path);
  fs::last_write_time(path, time);
  EXPECT_EQ(hash(states(), path), llvm::xxh3_64bits(llvm::StringRef("same")));
}

TEST_F(FileStatesTest, what_is_damaged_is_as_if_it_were_not_there) {
  const std::string path = write("a", "text");
  know(path, 42, FileStates::now() + long_ago);
  fs::resize_file(root_ + "/states", fs::file_size(root_ + "/states") - 1);
  EXPECT_EQ(hash(states(), path), llvm::xxh3_64bits(llvm::StringRef("text")));
}

}  // namespace
}  // namespace ssot
