#include "edit/undo.hpp"

#include <gtest/gtest.h>

#include "faults.hpp"

namespace ssot::edit {
namespace {
namespace fs = std::filesystem;

class Undo : public testing::Test {
 protected:
  void SetUp() override { begin(folder_); }

  static void begin(Folder& folder) {
    folder.write("a.cpp", "old a", 0755);
    folder.write("one.hpp", "old twin");
    fs::create_hard_link(folder.path("one.hpp"), folder.path("two.hpp"));
    folder.write("gone.cpp", "old gone", 0640);
    fs::create_symlink("a.cpp", folder.path("link.cpp"));
  }
  static Batch batch_for(const Folder& folder) {
    Batch batch;
    batch.writes[folder.path("a.cpp")] = {"old a", "new a", false};
    batch.writes[folder.path("one.hpp")] = {"old twin", "new twin", false};
    batch.writes[folder.path("notes.json")] = {"", "notes", true};
    batch.removals[folder.path("gone.cpp")] = "old gone";
    batch.removals[folder.path("link.cpp")] = "old a";
    return batch;
  }
  void rewrite() { cantFail(apply(batch_for(folder_), disk_, folder_.root, Commit::keep)); }
  static llvm::Error undo(Disk& disk, const std::string& root) {
    llvm::Expected<std::optional<Batch>> batch = undo_batch(disk, root);
    if (!batch) return batch.takeError();
    return *batch ? apply(**batch, disk, root, Commit::undone) : llvm::Error::success();
  }

  Folder folder_;
  RealDisk disk_;
};

TEST_F(Undo, puts_all_back_and_is_done_once) {
  const auto before = folder_.tree();
  rewrite();
  ASSERT_FALSE(errorToBool(undo(disk_, folder_.root)));
  EXPECT_EQ(folder_.tree(), before);
  EXPECT_FALSE(fs::exists(last_path(folder_.root)));
  EXPECT_FALSE(cantFail(undo_batch(disk_, folder_.root)).has_value());
}

TEST_F(Undo, refuses_and_names_every_file_that_was_changed_since) {
  rewrite();
  folder_.write("a.cpp", "more", 0755);
  folder_.write("gone.cpp", "made anew");
  const auto before = folder_.tree();
  const std::string said = llvm::toString(undo_batch(disk_, folder_.root).takeError());
  EXPECT_NE(said.find(folder_.path("a.cpp") + ": error"), std::string::npos) << said;
  EXPECT_NE(said.find(folder_.path("gone.cpp") + ": error"), std::string::npos) << said;
  EXPECT_EQ(said.find("notes.json"), std::string::npos) << said;
  EXPECT_EQ(folder_.tree(), before);
}

TEST_F(Undo, what_version_control_undid_is_undone) {
  rewrite();
  EXPECT_TRUE(cantFail(undo_batch(disk_, folder_.root)).has_value());
  for (const char* name : {"a.cpp", "one.hpp", "two.hpp", "notes.json"}) fs::remove(folder_.path(name));
  begin(folder_);
  EXPECT_FALSE(cantFail(undo_batch(disk_, folder_.root)).has_value());
}

TEST_F(Undo, killed_at_any_step_it_is_all_or_nothing_and_can_be_asked_for_again) {
  const auto before = folder_.tree();
  rewrite();
  const auto after = folder_.tree();
  FaultyDisk counting;
  cantFail(undo(counting, folder_.root));
  for (int step = 0; step < counting.steps(); ++step) {
    Folder folder;
    begin(folder);
    cantFail(apply(batch_for(folder), disk_, folder.root, Commit::keep));
    ASSERT_TRUE(killed([&] {
      FaultyDisk disk(FaultyDisk::Fault::kill, step);
      llvm::consumeError(undo(disk, folder.root));
    }));
    ASSERT_FALSE(errorToBool(recover(disk_, folder.root).takeError())) << step;
    const auto now = folder.tree();
    ASSERT_TRUE(now == before || now == after) << step;
    ASSERT_FALSE(errorToBool(undo(disk_, folder.root))) << step;
    EXPECT_EQ(folder.tree(), before) << step;
  }
}

}  // namespace
}  // namespace ssot::edit
