#include "edit/apply.hpp"

#include <gtest/gtest.h>

#include "support/problem.hpp"

namespace ssot::edit {
namespace {

const std::string state = "/p/.ssot";

MemoryDisk project() {
  MemoryDisk disk;
  disk.files = {{"/p/a.cpp", "old a"}, {"/p/b.cpp", "old b"}, {"/p/gone.cpp", "old gone"}};
  return disk;
}

Batch batch() {
  Batch out;
  out.writes["/p/a.cpp"] = {"old a", "new a", false};
  out.writes["/p/b.cpp"] = {"old b", "new b", false};
  out.writes["/p/notes.json"] = {"", "notes", true};
  out.removals["/p/gone.cpp"] = "old gone";
  return out;
}

TEST(Apply, writes_all_and_leaves_no_journal) {
  MemoryDisk disk = project();
  ASSERT_FALSE(errorToBool(apply(batch(), disk, state)));
  const std::map<std::string, std::string> expected{
      {"/p/a.cpp", "new a"}, {"/p/b.cpp", "new b"}, {"/p/notes.json", "notes"}};
  EXPECT_EQ(disk.files, expected);
}

TEST(Apply, a_file_that_changed_meanwhile_stops_all) {
  MemoryDisk disk = project();
  disk.files["/p/b.cpp"] = "somebody's work";
  const auto before = disk.files;
  EXPECT_NE(llvm::toString(apply(batch(), disk, state)).find("/p/b.cpp"), std::string::npos);
  EXPECT_EQ(disk.files, before);
}

TEST(Apply, a_read_only_file_stops_all) {
  MemoryDisk disk = project();
  disk.read_only.insert("/p/b.cpp");
  const auto before = disk.files;
  EXPECT_TRUE(errorToBool(apply(batch(), disk, state)));
  EXPECT_EQ(disk.files, before);
}

// A full disk at every step: all old again.
TEST(Apply, a_full_disk_leaves_the_old_bytes) {
  for (int room = 0; room < 4; ++room) {
    MemoryDisk disk = project();
    const auto before = disk.files;
    disk.writes_until_full = room;
    EXPECT_TRUE(errorToBool(apply(batch(), disk, state))) << room;
    disk.writes_until_full = -1;
    ASSERT_FALSE(errorToBool(recover(disk, state).takeError())) << room;
    EXPECT_EQ(disk.files, before) << room;
  }
}

// As kill -9 leaves it: the journal is written, some files are new, some are not.
class Killed : public MemoryDisk {
 public:
  int steps = 0;
  llvm::Error write(const std::string& path, const std::string& content) override {
    if (steps-- <= 0) throw 1;
    return MemoryDisk::write(path, content);
  }
  llvm::Error remove(const std::string& path) override {
    if (steps-- <= 0) throw 1;
    return MemoryDisk::remove(path);
  }
};

TEST(Apply, a_killed_run_is_put_back_or_was_done) {
  for (int steps = 0; steps <= 6; ++steps) {
    Killed disk;
    disk.files = project().files;
    const auto before = disk.files;
    disk.steps = steps;
    bool killed = false;
    try {
      llvm::consumeError(apply(batch(), disk, state));
    } catch (int) {
      killed = true;
    }
    disk.steps = 1000;
    llvm::Expected<bool> recovered = recover(disk, state);
    ASSERT_TRUE(static_cast<bool>(recovered));
    if (killed)
      EXPECT_EQ(disk.files, before) << steps;
    else
      EXPECT_EQ(disk.files["/p/a.cpp"], "new a") << steps;
  }
}

TEST(Recover, says_when_there_is_nothing_to_do) {
  MemoryDisk disk = project();
  llvm::Expected<bool> recovered = recover(disk, state);
  ASSERT_TRUE(static_cast<bool>(recovered));
  EXPECT_FALSE(*recovered);
}

TEST(Recover, refuses_a_damaged_journal) {
  MemoryDisk disk = project();
  disk.files[state + "/journal"] = "ssot-journal 1\nw 5 99";
  EXPECT_NE(llvm::toString(recover(disk, state).takeError()).find("damaged"), std::string::npos);
  EXPECT_EQ(disk.files["/p/a.cpp"], "old a");
}

}  // namespace
}  // namespace ssot::edit
