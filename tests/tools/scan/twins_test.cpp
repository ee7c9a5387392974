#include "scan/twins.hpp"

#include <gmock/gmock.h>

#include "scan/select.hpp"
#include "scratch_tree.hpp"

namespace ssot::scan {
namespace {

using testing::ElementsAre;

// What a.cpp is parsed as, compiled with each of these flags.
std::vector<std::size_t> twins(const ScratchTree& tree, const std::vector<std::string>& flags) {
  RealDisk disk;
  CompileDatabase database;
  for (const std::string& each : flags)
    database.commands.push_back(llvm::cantFail(read_compile_database(tree.database({"a.cpp"}, each), disk)).commands.front());
  auto selection = select_units(database, {"nobody"}, {}, disk, 2, {});
  if (!selection) {
    ADD_FAILURE() << llvm::toString(selection.takeError());
    return {};
  }
  std::vector<const Command*> units;
  for (const Command& command : database.commands) units.push_back(&command);
  return find_twins(units, [&](std::size_t i) { return selection->closure(i); }, disk, 2);
}

const std::vector<std::string> static_and_shared = {"", "-Dlib_EXPORTS -fPIC"};

TEST(FindTwins, TakesALibraryThatIsStaticAndSharedForOne) {
  ScratchTree tree;
  tree.write("a.cpp", "#include <string>\nint f();\n");
  EXPECT_THAT(twins(tree, static_and_shared), ElementsAre(0, 0));
  EXPECT_THAT(twins(tree, {"-fPIC", "-g -O2", ""}), ElementsAre(0, 1, 0));  // the C library asks for __OPTIMIZE__
}

TEST(FindTwins, KeepsThemApartWhereAFileAsksForTheMacro) {
  ScratchTree tree;
  tree.write("api.h", "#ifdef lib_EXPORTS\n#define API 1\n#endif\n");
  tree.write("a.cpp", "#include \"api.h\"\nint f();\n");
  EXPECT_THAT(twins(tree, static_and_shared), ElementsAre(0, 1));
  tree.write("api.h", "#if defined __PIC__\n#endif\n");
  EXPECT_THAT(twins(tree, static_and_shared), ElementsAre(0, 1));
  tree.write("api.h", "// lib_EXPORTS, __PIC__\n");
  EXPECT_THAT(twins(tree, static_and_shared), ElementsAre(0, 0));
}

TEST(FindTwins, KeepsThemApartWhereTheMacroMayBePasted) {
  ScratchTree tree;
  tree.write("a.cpp", "#define CAT(x, y) x##y\n#if CAT(lib, _EXPORTS)\n#endif\n");
  EXPECT_THAT(twins(tree, static_and_shared), ElementsAre(0, 1));
}

TEST(FindTwins, KeepsThemApartWhereAnotherMacroOfTheCommandNamesIt) {
  ScratchTree tree;
  tree.write("a.cpp", "#if API\n#endif\n");
  EXPECT_THAT(twins(tree, {"-DAPI=lib", "-DAPI=lib -Dlib=1"}), ElementsAre(0, 1));
  EXPECT_THAT(twins(tree, {"-DAPI=1", "-DAPI=2"}), ElementsAre(0, 1));
}

TEST(FindTwins, KeepsThemApartWhereAnythingElseDiffers) {
  ScratchTree tree;
  tree.write("a.cpp", "int f();\n");
  EXPECT_THAT(twins(tree, {"-std=c++17", "-std=c++20", "-Ofast", ""}), ElementsAre(0, 1, 2, 3));
  EXPECT_THAT(twins(tree, {"-UX", ""}), ElementsAre(0, 1));
}

TEST(FindTwins, FindsTheTwinAmongSeveral) {
  ScratchTree tree;
  tree.write("a.cpp", "#ifdef DEEP\n#endif\n");
  EXPECT_THAT(twins(tree, {"", "-DDEEP", "-D lib_EXPORTS -DDEEP", "-D other"}), ElementsAre(0, 1, 1, 0));
}

TEST(FindTwins, KnowsNothingOfUnitsWithoutAClosure) {
  ScratchTree tree;
  tree.write("a.cpp", "#include \"missing.h\"\n");
  EXPECT_THAT(twins(tree, static_and_shared), ElementsAre(0, 1));
}

}  // namespace
}  // namespace ssot::scan
