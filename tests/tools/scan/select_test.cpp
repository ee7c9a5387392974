#include "scan/select.hpp"

#include <gmock/gmock.h>

#include "scratch_tree.hpp"

namespace ssot::scan {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::EndsWith;
using testing::IsEmpty;

struct Outcome {
  std::vector<std::string> selected;  // relative to the tree
  Selection selection;
};

Outcome select(const ScratchTree& tree, const std::vector<std::string>& sources,
               const std::string& flags = {}, unsigned jobs = 2) {
  RealDisk disk;
  auto database = read_compile_database(tree.database(sources, flags), disk);
  if (!database) {
    ADD_FAILURE() << llvm::toString(database.takeError());
    return {};
  }
  auto selection = select_units(*database, {"send_to_user"}, {"old/manager.h"}, disk, jobs, {});
  Outcome outcome{{}, std::move(*selection)};
  for (const std::size_t i : outcome.selection.selected)
    outcome.selected.push_back(database->commands[i].file.substr(tree.root().size() + 1));
  return outcome;
}

TEST(SelectUnits, TakesThoseWhoseClosureNamesIt) {
  ScratchTree tree;
  tree.write("deep.h", "struct M { void send_to_user(); };");
  tree.write("mid.h", "#include \"deep.h\"");
  tree.write("a.cpp", "#include \"mid.h\"");
  tree.write("b.cpp", "#include <vector>\nint send; // send_to_user\n");
  tree.write("c.cpp", "#if 0\n#include \"deep.h\"\n#endif\n");
  const Outcome outcome = select(tree, {"a.cpp", "b.cpp", "c.cpp"});
  EXPECT_THAT(outcome.selected, ElementsAre("a.cpp"));
  EXPECT_THAT(outcome.selection.unscanned, IsEmpty());
  EXPECT_THAT(outcome.selection.closure(0),
              ElementsAre(tree.path("a.cpp"), tree.path("deep.h"), tree.path("mid.h")));
  EXPECT_THAT(outcome.selection.closure(1), Contains(EndsWith("c++/12/vector")));
}

TEST(SelectUnits, TakesALegacyHeaderWithoutAName) {
  ScratchTree tree;
  tree.write("include/old/manager.h", "");
  tree.write("include/very_old/manager.h", "");
  tree.write("a.cpp", "#include <old/manager.h>");
  tree.write("b.cpp", "#include <very_old/manager.h>");
  EXPECT_THAT(select(tree, {"a.cpp", "b.cpp"}, "-Iinclude").selected, ElementsAre("a.cpp"));
}

TEST(SelectUnits, FollowsIncludesThroughMacrosAndForcedOnes) {
  ScratchTree tree;
  tree.write("m.h", "void send_to_user();");
  tree.write("a.cpp", "#define H \"m.h\"\n#include H\n");
  tree.write("b.cpp", "int b;");
  EXPECT_THAT(select(tree, {"a.cpp", "b.cpp"}).selected, ElementsAre("a.cpp"));
  EXPECT_THAT(select(tree, {"b.cpp"}, "-include m.h").selected, ElementsAre("b.cpp"));
}

TEST(SelectUnits, NeverPassesOverWhatMayBeTheName) {
  ScratchTree tree;
  tree.write("cat.h", "#define CAT_(a, b) a##b\n#define CAT(a, b) CAT_(a, b)\n");
  tree.write("pasted.cpp", "#include \"cat.h\"\nint CAT(send_, to_user);\n");
  tree.write("stem.cpp", "#define SEND(x) send_##x\nint SEND(to_user);\n");
  tree.write("bodies.cpp", "#include \"cat.h\"\n#define A send_\n#define B to_user\nint CAT(A, B);\n");
  tree.write("splice.cpp", "int send_\\\nto_user;\n");
  tree.write("broken.cpp", "#include \"gone.h\"\n");
  tree.write("plain.cpp", "#include \"cat.h\"\nint CAT(send_, all), to_user;\n");
  const Outcome outcome =
      select(tree, {"pasted.cpp", "stem.cpp", "bodies.cpp", "splice.cpp", "broken.cpp", "plain.cpp"});
  EXPECT_THAT(outcome.selected,
              ElementsAre("bodies.cpp", "broken.cpp", "pasted.cpp", "splice.cpp", "stem.cpp"));
  EXPECT_THAT(outcome.selection.unscanned, ElementsAre(tree.path("broken.cpp")));
  ASSERT_EQ(outcome.selection.missing.size(), 1U);
  EXPECT_EQ(outcome.selection.missing[0].at.substr(0, tree.path("broken.cpp").size()), tree.path("broken.cpp"));
}

TEST(SelectUnits, ReadsTheCommandLine) {
  ScratchTree tree;
  tree.write("a.cpp", "int CALL;");
  EXPECT_THAT(select(tree, {"a.cpp"}, "-DCALL=send_to_user").selected, ElementsAre("a.cpp"));
  EXPECT_THAT(select(tree, {"a.cpp"}, "-DCALL=send_to_all").selected, IsEmpty());
}

TEST(SelectUnits, SaysTheSameWithAnyNumberOfThreads) {
  ScratchTree tree;
  tree.write("m.h", "#include <string>\nvoid send_to_user();");
  std::vector<std::string> sources;
  for (int i = 0; i < 12; ++i) {
    sources.push_back("s" + std::to_string(i) + ".cpp");
    tree.write(sources.back(), i % 3 == 0 ? "#include \"m.h\"" : "#include <string>");
  }
  const Outcome one = select(tree, sources, {}, 1), many = select(tree, sources, {}, 8);
  EXPECT_EQ(one.selected.size(), 4U);
  EXPECT_EQ(one.selected, many.selected);
  EXPECT_EQ(one.selection.members, many.selection.members);
}

TEST(SelectUnits, AForeignPrecompiledHeaderIsNoObstacle) {
  ScratchTree tree;
  tree.write("pch.hxx", "void send_to_user();");
  tree.write("pch.hxx.gch", "gpch014 this is GCC's");
  tree.write("a.cpp", "int a;");
  const Outcome outcome = select(tree, {"a.cpp"}, "-Winvalid-pch -include " + tree.path("pch.hxx"));
  EXPECT_THAT(outcome.selected, ElementsAre("a.cpp"));
  EXPECT_THAT(outcome.selection.unscanned, IsEmpty());
}

}  // namespace
}  // namespace ssot::scan
