#include "scan/scan_store.hpp"

#include <gmock/gmock.h>

#include "scan/select.hpp"
#include "scratch_tree.hpp"

namespace ssot::scan {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Runs of the program, one behind the other, on one tree and its store.
class ScanStoreTest : public ::testing::Test {
 protected:
  ScanStoreTest() {
    tree_.write("m.h", "void send_to_user();");
    tree_.write("plain.h", "#define NUMBER 1\n");
    tree_.write("a.cpp", "#include \"m.h\"\n");
    tree_.write("b.cpp", "#include \"plain.h\"\n");
    tree_.write("c.cpp", "#include \"plain.h\"\nint c;\n");
  }

  struct Outcome {
    std::vector<std::string> selected;
    std::vector<std::vector<std::string>> closures;
    std::size_t scanned = 0;
  };
  Outcome run(ScanStore* store) {
    RealDisk disk;
    auto database = read_compile_database(tree_.database(sources_, "-Ifirst -I."), disk);
    if (!database) {
      ADD_FAILURE() << llvm::toString(database.takeError());
      return {};
    }
    auto selection = select_units(*database, names_, {"old/manager.h"}, disk, 2, {}, store);
    Outcome out;
    out.scanned = selection->scanned;
    for (const std::size_t i : selection->selected) out.selected.push_back(fs::path(database->commands[i].file).filename());
    for (std::size_t i = 0; i < database->commands.size(); ++i) out.closures.push_back(selection->closure(i));
    return out;
  }
  // What is kept must never be seen in what is said.
  Outcome run(std::uint64_t fingerprint = 1) {
    ScanStore store(tree_.path("store"), fingerprint);
    const Outcome kept = run(&store), fresh = run(nullptr);
    EXPECT_EQ(kept.selected, fresh.selected);
    EXPECT_EQ(kept.closures, fresh.closures);
    return kept;
  }
  std::string record() const {
    std::ifstream in(tree_.path("store/record"), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  ScratchTree tree_;
  std::vector<std::string> sources_{"a.cpp", "b.cpp", "c.cpp"};
  std::set<std::string> names_{"send_to_user"};
};

TEST_F(ScanStoreTest, WhatDidNotChangeIsNotScannedAgain) {
  const Outcome first = run();
  EXPECT_EQ(first.scanned, 3U);
  EXPECT_THAT(first.selected, ElementsAre("a.cpp"));
  const Outcome second = run();
  EXPECT_EQ(second.scanned, 0U);
  EXPECT_EQ(second.closures, first.closures);
}

TEST_F(ScanStoreTest, AChangedFileIsScannedWithWhatIncludesIt) {
  run();
  tree_.write("c.cpp", "#include \"m.h\"\n");
  const Outcome changed = run();
  EXPECT_EQ(changed.scanned, 1U);
  EXPECT_THAT(changed.selected, ElementsAre("a.cpp", "c.cpp"));
  tree_.write("plain.h", "int send_to_user;");
  EXPECT_EQ(run().scanned, 1U);
  EXPECT_EQ(run().scanned, 0U);
}

TEST_F(ScanStoreTest, AFileThatTheSearchFindsFirstByNowIsSeen) {
  run();
  tree_.write("first/m.h", "");
  EXPECT_THAT(run().selected, ElementsAre("a.cpp"));  // "m.h" is looked for beside the source first
  tree_.write("a.cpp", "#include <m.h>\n");
  EXPECT_THAT(run().selected, IsEmpty());
  fs::remove(tree_.path("first/m.h"));
  EXPECT_THAT(run().selected, ElementsAre("a.cpp"));
  tree_.write("first/m.h", "");
  EXPECT_THAT(run().selected, IsEmpty());
}

TEST_F(ScanStoreTest, AHeaderThatWasMissingIsSeenWhenItComes) {
  tree_.write("a.cpp", "#include \"gen.h\"\n");
  run();
  EXPECT_EQ(run().scanned, 1U);
  tree_.write("gen.h", "");
  EXPECT_THAT(run().selected, IsEmpty());
  EXPECT_EQ(run().scanned, 0U);
}

TEST_F(ScanStoreTest, OtherNamesAreLookedForWithoutAScan) {
  run();
  names_ = {"NUMBER"};
  const Outcome other = run();
  EXPECT_EQ(other.scanned, 0U);
  EXPECT_THAT(other.selected, ElementsAre("b.cpp", "c.cpp"));
}

TEST_F(ScanStoreTest, AMacroThatBeginsToPasteIsSeenWhereOthersUseIt) {
  tree_.write("join.h", "#define JOIN(a, b) a\n");
  tree_.write("c.cpp", "#include \"join.h\"\nint JOIN(send_, to_user);\n");
  EXPECT_THAT(run().selected, ElementsAre("a.cpp"));
  tree_.write("join.h", "#define JOIN(a, b) a##b\n");
  EXPECT_THAT(run().selected, ElementsAre("a.cpp", "c.cpp"));
  tree_.write("b.cpp", "int b;\n");
  EXPECT_THAT(run().selected, ElementsAre("a.cpp", "c.cpp"));
}

TEST_F(ScanStoreTest, UnitsComeAndGo) {
  run();
  sources_.pop_back();
  EXPECT_EQ(run().scanned, 0U);
  tree_.write("d.cpp", "#include \"m.h\"\n");
  sources_.push_back("d.cpp");
  EXPECT_EQ(run().scanned, 1U);
  EXPECT_EQ(run().scanned, 0U);
}

TEST_F(ScanStoreTest, ALinkThatLeadsElsewhereByNowIsSeen) {
  tree_.write("real/one.h", "");
  tree_.write("real/two.h", "");
  fs::create_symlink(tree_.path("real/one.h"), tree_.path("link.h"));
  tree_.write("c.cpp", "#include \"link.h\"\n");
  run();
  fs::remove(tree_.path("link.h"));
  fs::create_symlink(tree_.path("real/two.h"), tree_.path("link.h"));
  const Outcome other = run();
  EXPECT_THAT(other.closures[2], ::testing::Contains(tree_.path("real/two.h")));
}

TEST_F(ScanStoreTest, AnotherFingerprintStartsAnew) {
  run();
  EXPECT_EQ(run(2).scanned, 3U);
}

TEST_F(ScanStoreTest, WhatIsTornOrChangedIsScannedAnew) {
  run();
  const std::string whole = record();
  for (std::size_t at = 0; at < whole.size(); at += 97) {
    tree_.write("store/record", whole.substr(0, at));
    EXPECT_EQ(run().scanned, 3U) << at;
    std::string changed = whole;
    changed[at] ^= 4;
    tree_.write("store/record", changed);
    EXPECT_EQ(run().scanned, 3U) << at;
  }
}

TEST_F(ScanStoreTest, TheRecordIsTheSameWithoutWhatIsOfThisMachine) {
  run();
  const std::string first = record();
  fs::remove_all(tree_.path("store"));
  run();
  EXPECT_EQ(record(), first);
  fs::remove(tree_.path("store/files"));
  fs::remove(tree_.path("store/folders"));
  EXPECT_EQ(run().scanned, 0U);
  EXPECT_EQ(record(), first);
}

TEST_F(ScanStoreTest, AFolderThatCannotBeWrittenCostsOnlyTime) {
  tree_.write("store", "a file");
  EXPECT_EQ(run().scanned, 3U);
  EXPECT_EQ(run().scanned, 3U);
}

}  // namespace
}  // namespace ssot::scan
