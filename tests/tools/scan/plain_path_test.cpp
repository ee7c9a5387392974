#include "scan/plain_path.hpp"

#include "scratch_tree.hpp"

namespace ssot::scan {
namespace {

TEST(PlainPath, TakesOutWhatSaysNothing) {
  ScratchTree tree;
  tree.write("src/a.cpp", "");
  PlainPath plain;
  EXPECT_EQ(plain(tree.path("src/./x.h")), tree.path("src/x.h"));
  EXPECT_EQ(plain(tree.path("src//x.h")), tree.path("src/x.h"));
  EXPECT_EQ(plain(tree.path("src/../include/./x.h")), tree.path("include/x.h"));
  EXPECT_EQ(plain(tree.path("src/.hidden")), tree.path("src/.hidden"));
  EXPECT_EQ(plain("/../x"), "/x");
  EXPECT_EQ(plain("/usr/.."), "/");
}

TEST(PlainPath, KeepsWhatALinkWouldMakeAnother) {
  ScratchTree tree;
  tree.write("far/away/x.h", "");
  std::filesystem::create_directory_symlink(tree.path("far/away"), tree.path("link"));
  PlainPath plain;
  EXPECT_EQ(plain(tree.path("link/../x.h")), tree.path("link/../x.h"));
  EXPECT_EQ(plain(tree.path("link/../../x.h")), tree.path("link/../../x.h"));
  EXPECT_EQ(plain(tree.path("none/../x.h")), tree.path("none/../x.h"));
}

}  // namespace
}  // namespace ssot::scan
