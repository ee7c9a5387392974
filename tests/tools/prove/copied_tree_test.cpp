#include "prove/copied_tree.hpp"

#include <gmock/gmock.h>

#include "compiled.hpp"

namespace ssot::prove {
namespace {

namespace fs = std::filesystem;

class CopiedTreeTest : public ::testing::Test {
 private:
  Scratch scratch_;

 protected:
  std::string root_ = scratch_.folder() + "/p";
  std::string folder_ = scratch_.folder() + "/copy/a";
  void copy(const Texts& texts) { EXPECT_FALSE(static_cast<bool>(copy_tree(root_, folder_, texts))); }
  void write(const std::string& name, const std::string& text) { scratch_.write("p/" + name, text); }
  std::string read(const std::string& name) { return bytes_of(folder_ + "/" + name); }
  bool has(const std::string& name) { return fs::exists(folder_ + "/" + name); }
};

TEST_F(CopiedTreeTest, other_texts_stand_in_place_and_the_rest_is_linked) {
  write("include/a.h", "old");
  write("src/a.cpp", "int a;");
  copy({{root_ + "/include/a.h", "new"}, {root_ + "/include/deep/made.h", "made"}});
  EXPECT_EQ(read("include/a.h"), "new");
  EXPECT_EQ(read("include/deep/made.h"), "made");
  EXPECT_EQ(read("src/a.cpp"), "int a;");
  EXPECT_EQ(bytes_of(root_ + "/include/a.h"), "old");
  EXPECT_FALSE(fs::is_symlink(folder_ + "/src"));
}

TEST_F(CopiedTreeTest, what_goes_is_not_there) {
  write("src/gone.cpp", "int a;");
  copy({{root_ + "/src/gone.cpp", std::nullopt}});
  EXPECT_FALSE(has("src/gone.cpp"));
  EXPECT_TRUE(fs::exists(root_ + "/src/gone.cpp"));
}

TEST_F(CopiedTreeTest, links_below_the_root_lead_to_the_copy) {
  write("real/a.h", "old");
  fs::create_symlink("real/a.h", root_ + "/a.h");
  fs::create_directory_symlink("real", root_ + "/other");
  fs::create_symlink("nowhere", root_ + "/dangling");
  copy({{root_ + "/real/a.h", "new"}});
  EXPECT_EQ(read("a.h"), "new");
  EXPECT_EQ(read("other/a.h"), "new");
  EXPECT_FALSE(has("dangling"));
}

TEST_F(CopiedTreeTest, what_was_made_from_the_old_text_is_left_out) {
  for (const char* name : {"build/a.o", "build/pch.hxx.gch", "build/x.pch", ".git/config", ".ssot/facts/1"}) write(name, "x");
  write("build/pch.hxx", "");
  copy({});
  for (const char* name : {"build/a.o", "build/pch.hxx.gch", "build/x.pch", ".git", ".ssot"}) EXPECT_FALSE(has(name)) << name;
  EXPECT_TRUE(has("build/pch.hxx"));
}

TEST_F(CopiedTreeTest, absolute_includes_lead_into_the_copy) {
  write("build/joined.cxx", "#include \"" + root_ + "/src/a.cpp\"\n  # include <" + root_ + "/b.h>\n\"" + root_ +
                                "/c\"\n#include \"" + root_ + "x/d.h\"\n#include \"e.h\"");
  copy({});
  EXPECT_EQ(read("build/joined.cxx"), "#include \"" + folder_ + "/src/a.cpp\"\n  # include <" + folder_ + "/b.h>\n\"" +
                                          root_ + "/c\"\n#include \"" + root_ + "x/d.h\"\n#include \"e.h\"");
}

TEST(CopiedTree, that_cannot_be_made_is_an_error) {
  const Scratch scratch;
  scratch.write("p/a.h", "");
  scratch.write("copy", "a file");
  const std::string told = llvm::toString(copy_tree(scratch.folder() + "/p", scratch.folder() + "/copy/a", {}));
  EXPECT_THAT(told, ::testing::HasSubstr("cannot copy the sources"));
  EXPECT_THAT(told, ::testing::HasSubstr("TMPDIR"));
}

}  // namespace
}  // namespace ssot::prove
