#include "edit/apply.hpp"

#include <gtest/gtest.h>

#include "faults.hpp"

namespace ssot::edit {
namespace {

namespace fs = std::filesystem;

class Apply : public testing::Test {
 protected:
  using Tree = std::map<std::string, std::string>;

  void SetUp() override { fill(folder_); }

  static void fill(Folder& folder) {
    folder.write("src/a.cpp", "old a");
    folder.write("src/run.cpp", "old run", 0755);
    folder.write("lib/real.hpp", "old real");
    folder.write("include/one.hpp", "old twin");
    folder.write("gone.cpp", "old gone", 0600);
    fs::create_symlink("../lib/real.hpp", folder.path("include/link.hpp"));
    fs::create_symlink("src/a.cpp", folder.path("gone_link.cpp"));
    fs::create_hard_link(folder.path("include/one.hpp"), folder.path("src/two.hpp"));
    fs::create_hard_link(folder.path("include/one.hpp"), folder.path("src/three.hpp"));
  }

  static Batch batch_for(const Folder& folder) {
    Batch out;
    out.writes[folder.path("src/a.cpp")] = {"old a", "new a", false};
    out.writes[folder.path("src/run.cpp")] = {"old run", "new run", false};
    out.writes[folder.path("include/link.hpp")] = {"old real", "new real", false};
    out.writes[folder.path("include/one.hpp")] = {"old twin", "new twin", false};
    out.writes[folder.path("made/notes.json")] = {"", "notes", true};
    out.removals[folder.path("gone.cpp")] = "old gone";
    out.removals[folder.path("gone_link.cpp")] = "old a";
    return out;
  }
  Batch batch() const { return batch_for(folder_); }

  static Tree after_of(const Folder& folder) {
    RealDisk disk;
    cantFail(apply(batch_for(folder), disk, folder.root));
    return folder.tree();
  }

  void refused(const Batch& batch, const std::string& what) {
    const Tree before = folder_.tree();
    const std::string said = llvm::toString(apply(batch, disk_, folder_.root));
    EXPECT_NE(said.find(what), std::string::npos) << said;
    EXPECT_NE(said.find("nothing was written"), std::string::npos) << said;
    EXPECT_EQ(folder_.tree(), before);
  }

  Folder folder_;
  RealDisk disk_;
};

TEST_F(Apply, writes_all_and_leaves_nothing_else) {
  const Tree expected{{"include/link.hpp", "511 -> ../lib/real.hpp"},
                      {"include/one.hpp", "420 include/one.hpp new twin"},
                      {"lib/real.hpp", "420 lib/real.hpp new real"},
                      {"made/notes.json", "420 made/notes.json notes"},
                      {"src/a.cpp", "420 src/a.cpp new a"},
                      {"src/run.cpp", "493 src/run.cpp new run"},
                      {"src/three.hpp", "420 include/one.hpp new twin"},
                      {"src/two.hpp", "420 include/one.hpp new twin"}};
  EXPECT_EQ(after_of(folder_), expected);
}

TEST_F(Apply, a_file_that_changed_meanwhile_stops_all) {
  folder_.write("src/run.cpp", "somebody's work");
  refused(batch(), "src/run.cpp: error: the file changed since it was read");
}

TEST_F(Apply, a_file_that_changes_while_others_are_staged_stops_all) {
  for (int step = 2; step <= 6; ++step) {
    Folder folder;
    fill(folder);
    Tree before = folder.tree();
    FaultyDisk disk(FaultyDisk::Fault::error, step);
    disk.before_last = [&] { folder.write("src/run.cpp", "somebody's work", 0755); };
    EXPECT_TRUE(errorToBool(apply(batch_for(folder), disk, folder.root)));
    before["src/run.cpp"] = "493 src/run.cpp somebody's work";
    EXPECT_EQ(folder.tree(), before) << step;
  }
}

TEST_F(Apply, a_read_only_file_or_folder_stops_all) {
  fs::permissions(folder_.path("gone.cpp"), fs::perms::owner_read);
  refused(batch(), "gone.cpp: error: the file is read-only");
  fs::permissions(folder_.path("gone.cpp"), fs::perms::owner_read | fs::perms::owner_write);
  fs::permissions(folder_.path("lib"), fs::perms::owner_read | fs::perms::owner_exec);
  refused(batch(), "lib/real.hpp: error: its folder is read-only");
  fs::permissions(folder_.path("lib"), fs::perms::owner_all);
}

TEST_F(Apply, nothing_outside_of_the_root_is_written_through_a_link) {
  Folder other;
  other.write("theirs.hpp", "old theirs");
  fs::create_symlink(other.path("theirs.hpp"), folder_.path("include/theirs.hpp"));
  Batch with = batch();
  with.writes[folder_.path("include/theirs.hpp")] = {"old theirs", "new", false};
  refused(with, "it leads out of the root, to " + other.path("theirs.hpp"));
  fs::create_directory_symlink(other.root, folder_.path("elsewhere"));
  with = batch();
  with.writes[folder_.path("elsewhere/made.hpp")] = {"", "new", true};
  refused(with, "it leads out of the root");
  with = batch();
  with.removals[folder_.path("elsewhere/theirs.hpp")] = "old theirs";
  refused(with, "it leads out of the root");
  EXPECT_EQ(other.read("theirs.hpp"), "old theirs");
}

TEST_F(Apply, a_file_with_a_name_outside_of_the_root_stops_all) {
  Folder other;
  fs::create_hard_link(folder_.path("include/one.hpp"), other.path("four.hpp"));
  refused(batch(), "the file has 4 names (hard links), and 1 of them are not below the root");
}

TEST_F(Apply, two_names_of_one_file_are_one_file) {
  Batch both = batch();
  both.writes[folder_.path("src/two.hpp")] = {"old twin", "new twin", false};
  both.writes[folder_.path("lib/real.hpp")] = {"old real", "new real", false};
  Batch torn = batch();
  torn.writes[folder_.path("src/two.hpp")] = {"old twin", "another text", false};
  refused(torn, "it is the same file as " + folder_.path("include/one.hpp"));
  ASSERT_FALSE(errorToBool(apply(both, disk_, folder_.root)));
  EXPECT_EQ(folder_.tree()["src/two.hpp"], "420 include/one.hpp new twin");
}

TEST_F(Apply, a_file_that_is_there_already_is_not_overwritten) {
  folder_.write("made/notes.json", "somebody's");
  refused(batch(), "made/notes.json: error: a file is there");
}

TEST_F(Apply, waits_for_no_other_run_and_does_not_disturb_it) {
  const std::unique_ptr<Lock> other = disk_.lock(state_folder(folder_.root));
  ASSERT_NE(other, nullptr);
  const Tree before = folder_.tree();
  // flock is per open file: the same process is kept out as well.
  EXPECT_NE(llvm::toString(apply(batch(), disk_, folder_.root)).find("another run of ssot"), std::string::npos);
  folder_.write(".ssot/journal", "being written");
  EXPECT_NE(llvm::toString(recover(disk_, folder_.root).takeError()).find("another run of ssot"), std::string::npos);
  EXPECT_EQ(folder_.read(".ssot/journal"), "being written");
  fs::remove(folder_.path(".ssot/journal"));
  EXPECT_EQ(folder_.tree(), before);
}

// Every single step fails once, as on a full disk, the last one as well, which forgets or keeps the journal: all is old
// at once, with nothing left to do.
TEST_F(Apply, a_fault_at_any_step_leaves_all_old) {
  const Tree before = folder_.tree();
  for (const Commit commit : {Commit::forget, Commit::keep, Commit::undone}) {
    Folder whole;
    fill(whole);
    FaultyDisk counting;
    ASSERT_FALSE(errorToBool(apply(batch_for(whole), counting, whole.root, commit)));
    ASSERT_GT(counting.steps(), 15);
    for (int step = 0; step < counting.steps(); ++step) {
      Folder folder;
      fill(folder);
      FaultyDisk disk(FaultyDisk::Fault::error, step);
      EXPECT_TRUE(errorToBool(apply(batch_for(folder), disk, folder.root, commit))) << step;
      EXPECT_EQ(folder.tree(), before) << step;
      ASSERT_FALSE(errorToBool(recover(disk, folder.root).takeError())) << step;
      EXPECT_EQ(folder.tree(), before) << step;
    }
  }
}

// kill -9 at every step, and the next run killed at every step too: all old or all new, never in between.
TEST_F(Apply, a_run_killed_at_any_step_is_put_back_or_was_done) {
  const Tree before = folder_.tree();
  FaultyDisk counting;
  ASSERT_FALSE(errorToBool(apply(batch(), counting, folder_.root, Commit::keep)));
  const Tree after = folder_.tree();
  int olds = 0;
  int news = 0;
  for (int step = 0; step <= counting.steps(); ++step)
    for (int second = 0; second < 40; ++second) {
      Folder folder;
      fill(folder);
      const bool first_killed = killed([&] {
        FaultyDisk disk(FaultyDisk::Fault::kill, step);
        llvm::consumeError(apply(batch_for(folder), disk, folder.root, Commit::keep));
      });
      ASSERT_EQ(first_killed, step < counting.steps());
      const bool again = killed([&] {
        FaultyDisk disk(FaultyDisk::Fault::kill, second);
        llvm::consumeError(recover(disk, folder.root).takeError());
      });
      RealDisk disk;
      ASSERT_FALSE(errorToBool(recover(disk, folder.root).takeError())) << step << " " << second;
      const Tree now = folder.tree();
      ASSERT_TRUE(now == before || now == after) << step << " " << second;
      ++(now == before ? olds : news);
      if (!again) break;  // it was done before its step came
    }
  EXPECT_GT(olds, counting.steps());
  EXPECT_EQ(news, 1);
}

TEST_F(Apply, what_somebody_changed_after_a_crash_is_kept_and_told) {
  Tree before = folder_.tree();
  ASSERT_TRUE(killed([&] {
    FaultyDisk disk(FaultyDisk::Fault::kill, 14);
    llvm::consumeError(apply(batch(), disk, folder_.root));
  }));
  ASSERT_NE(folder_.tree(), before);
  folder_.write("src/a.cpp", "somebody's work");
  const std::string said = llvm::toString(recover(disk_, folder_.root).takeError());
  EXPECT_NE(said.find(folder_.path("src/a.cpp") + ": error: the file was changed"), std::string::npos) << said;
  before["src/a.cpp"] = "420 src/a.cpp somebody's work";
  before[".ssot/before/src/a.cpp"] = "420 .ssot/before/src/a.cpp old a";
  EXPECT_EQ(folder_.tree(), before);
  llvm::Expected<bool> again = recover(disk_, folder_.root);
  ASSERT_TRUE(static_cast<bool>(again));
  EXPECT_FALSE(*again);
}

TEST_F(Apply, recover_says_when_there_is_nothing_to_do) {
  llvm::Expected<bool> recovered = recover(disk_, folder_.root);
  ASSERT_TRUE(static_cast<bool>(recovered));
  EXPECT_FALSE(*recovered);
}

TEST_F(Apply, recover_refuses_a_damaged_journal) {
  folder_.write(".ssot/journal", "ssot-journal 2\n0 644 0\n99999\nx");
  const Tree before = folder_.tree();
  EXPECT_NE(llvm::toString(recover(disk_, folder_.root).takeError()).find("damaged"), std::string::npos);
  EXPECT_EQ(folder_.tree(), before);
}

}  // namespace
}  // namespace ssot::edit
