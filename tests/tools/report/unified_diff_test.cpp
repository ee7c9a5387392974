#include "report/unified_diff.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

namespace ssot::report {
namespace {

namespace fs = std::filesystem;
using Content = std::optional<std::string>;

// A folder of its own in which `git apply` is run on patches.
class Patched : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "ssot-diff-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
    ASSERT_EQ(std::system(("git init -q '" + folder_.string() + "'").c_str()), 0);
  }
  void TearDown() override { fs::remove_all(folder_); }

  void write(const fs::path& path, const std::string& bytes) {
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
  }

  Content read(const fs::path& path) {
    if (!fs::exists(path)) return std::nullopt;
    std::ifstream in(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    return bytes.str();
  }

  // What git makes of `before`, given our patch to `after`; a failure of git is told as text.
  Content after_git(const std::string& path, const Content& before, const Content& after) {
    fs::path file = folder_ / path;
    fs::remove(file);
    if (before) write(file, *before);
    std::string patch = unified_diff(path, before, after);
    if (patch.empty()) return before;
    write(folder_ / "patch", patch);
    std::string command = "cd '" + folder_.string() + "' && git apply --whitespace=nowarn patch 2> errors";
    if (std::system(command.c_str()) != 0) return "git: " + read(folder_ / "errors").value_or("") + patch;
    return read(file);
  }

  fs::path folder_;
};

std::string numbered(int from, int to) {
  std::string text;
  for (int i = from; i <= to; ++i) text += std::to_string(i) + "\n";
  return text;
}

TEST(UnifiedDiff, HasThreeLinesOfContext) {
  std::string before = numbered(1, 20), after = numbered(1, 9) + "ten\n" + numbered(11, 20);
  EXPECT_EQ(unified_diff("a/b.cpp", before, after),
            "diff --git a/a/b.cpp b/a/b.cpp\n--- a/a/b.cpp\n+++ b/a/b.cpp\n"
            "@@ -7,7 +7,7 @@\n 7\n 8\n 9\n-10\n+ten\n 11\n 12\n 13\n");
}

TEST(UnifiedDiff, NearChangesShareAHunkAndFarOnesDoNot) {
  std::string before = numbered(1, 40);
  std::string near = numbered(1, 9) + "x\n" + numbered(11, 16) + "y\n" + numbered(18, 40);
  std::string far = numbered(1, 9) + "x\n" + numbered(11, 17) + "y\n" + numbered(19, 40);
  auto count = [](const std::string& patch) {
    std::size_t hunks = 0;
    for (std::size_t at = patch.find("\n@@ "); at != std::string::npos; at = patch.find("\n@@ ", at + 1))
      ++hunks;
    return hunks;
  };
  EXPECT_EQ(count(unified_diff("f", before, near)), 1u);
  EXPECT_EQ(count(unified_diff("f", before, far)), 2u);
}

TEST(UnifiedDiff, EqualTextsGiveNothing) {
  EXPECT_EQ(unified_diff("f", "a\n", "a\n"), "");
  EXPECT_EQ(unified_diff("f", std::nullopt, std::nullopt), "");
}

TEST(UnifiedDiff, SaysWhatIsNewAndWhatIsGone) {
  EXPECT_EQ(unified_diff("f", std::nullopt, "a\n"),
            "diff --git a/f b/f\nnew file mode 100644\n--- /dev/null\n+++ b/f\n@@ -0,0 +1 @@\n+a\n");
  EXPECT_EQ(unified_diff("f", "a", std::nullopt, true),
            "diff --git a/f b/f\ndeleted file mode 100755\n--- a/f\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n"
            "\\ No newline at end of file\n");
}

TEST_F(Patched, GitAppliesEveryKindOfEnd) {
  const Content texts[] = {"a\nb\n", "a\nb", "a\r\nb\r\n", "a\r\nb",       "\n",
                           "\r\n",   "b",    "a\nb\n\n",   "\xFF\xFE\nb\n"};
  for (const Content& before : texts)
    for (const Content& after : texts) ASSERT_EQ(after_git("f.cpp", before, after), after);
}

TEST_F(Patched, GitMakesAndRemovesFiles) {
  for (const Content& text : {Content("a\n"), Content("a"), Content("")}) {
    EXPECT_EQ(after_git("new/f.cpp", std::nullopt, text), text);
    EXPECT_EQ(after_git("new/f.cpp", text, std::nullopt), std::nullopt);
  }
  EXPECT_EQ(after_git("f.cpp", "", "now\n"), "now\n");
  EXPECT_EQ(after_git("f.cpp", "was\n", ""), "");
}

TEST_F(Patched, GitReadsOurNames) {
  for (const char* name :
       {"with blank.cpp", "quote\".cpp", "tab\t.cpp", "back\\slash.cpp", "umlaut\xC3\xA4 x.cpp"}) {
    EXPECT_EQ(after_git(name, "a\n", "b\n"), "b\n") << name;
    EXPECT_EQ(after_git(name, std::nullopt, "b\n"), "b\n") << name;
    EXPECT_EQ(after_git(name, "b\n", std::nullopt), std::nullopt) << name;
  }
}

TEST_F(Patched, GitAppliesRandomEdits) {
  std::mt19937 random(7);
  const std::string ends[] = {"\n", "\r\n"};
  for (int round = 0; round < 60; ++round) {
    std::string texts[2];
    for (std::string& text : texts) {
      for (std::size_t lines = random() % 60; lines > 0; --lines)
        text += std::string(1, static_cast<char>('a' + random() % 3)) + ends[random() % 8 == 0 ? 1 : 0];
      if (!text.empty() && random() % 3 == 0) text += "end";
    }
    ASSERT_EQ(after_git("f.cpp", texts[0], texts[1]), texts[1]);
  }
}

}  // namespace
}  // namespace ssot::report
