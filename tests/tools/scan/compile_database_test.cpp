#include "scan/compile_database.hpp"

#include <gmock/gmock.h>

#include "scratch_tree.hpp"

namespace ssot::scan {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

std::string error_of(const std::string& text) {
  MemoryDisk disk;
  disk.files["/b/compile_commands.json"] = text;
  auto database = read_compile_database("/b/compile_commands.json", disk);
  return database ? "" : llvm::toString(database.takeError());
}

TEST(FindCompileDatabase, LooksWhereItSays) {
  for (const char* place :
       {"compile_commands.json", "build/compile_commands.json", "build/dev/compile_commands.json"}) {
    ScratchTree tree;
    tree.write(place, "[]");
    auto found = find_compile_database(tree.root(), "");
    ASSERT_TRUE(static_cast<bool>(found)) << llvm::toString(found.takeError());
    EXPECT_EQ(*found, tree.path(place));
  }
}

TEST(FindCompileDatabase, ANamedFolderIsTheOnlyPlace) {
  ScratchTree tree;
  tree.write("compile_commands.json", "[]");
  tree.write("out/compile_commands.json", "[]");
  auto found = find_compile_database(tree.root(), tree.path("out"));
  ASSERT_TRUE(static_cast<bool>(found));
  EXPECT_EQ(*found, tree.path("out/compile_commands.json"));
  auto none = find_compile_database(tree.root(), tree.path("gone"));
  EXPECT_THAT(llvm::toString(none.takeError()),
              HasSubstr("gone/compile_commands.json: error: there is no compile database"));
}

TEST(FindCompileDatabase, NoneAndSeveralAreErrorsWithAMend) {
  ScratchTree tree;
  auto none = find_compile_database(tree.root(), "");
  EXPECT_THAT(llvm::toString(none.takeError()), HasSubstr("CMAKE_EXPORT_COMPILE_COMMANDS"));
  tree.write("build/a/compile_commands.json", "[]");
  tree.write("build/b/compile_commands.json", "[]");
  auto two = find_compile_database(tree.root(), "");
  EXPECT_THAT(llvm::toString(two.takeError()), HasSubstr("build/a, " + tree.path("build/b")));
}

TEST(ReadCompileDatabase, TakesCommandAndArgumentsSortsAndRemovesDoubles) {
  MemoryDisk disk;
  disk.files["/p/a.cpp"] = disk.files["/p/b.cpp"] = "";
  disk.files["/b/compile_commands.json"] = R"([
    {"directory": "/b", "file": "../p/b.cpp", "command": "g++ -DQ=\\\"s\\\" -c ../p/b.cpp"},
    {"directory": "/b", "file": "/p/a.cpp", "arguments": ["ccache", "g++", "-DA B", "-c", "/p/a.cpp"]},
    {"directory": "/b", "file": "/p/a.cpp", "arguments": ["ccache", "g++", "-DA B", "-c", "/p/a.cpp"]},
    {"directory": "/b", "file": "/p/x.S", "command": "gcc -c /p/x.S"}])";
  auto database = read_compile_database("/b/compile_commands.json", disk);
  ASSERT_TRUE(static_cast<bool>(database)) << llvm::toString(database.takeError());
  ASSERT_THAT(database->commands, SizeIs(2));
  EXPECT_EQ(database->commands[0].file, "/p/a.cpp");
  EXPECT_EQ(database->commands[1].file, "/p/b.cpp");
  EXPECT_THAT(database->commands[0].args, testing::Contains("A B"));
  EXPECT_THAT(database->commands[1].args, testing::Contains("Q=\"s\""));
  EXPECT_THAT(database->notices, ElementsAre(HasSubstr("/p/x.S"), HasSubstr("ccache")));
}

TEST(ReadCompileDatabase, BrokenJsonHasLineAndColumn) {
  EXPECT_THAT(error_of("[\n  {\"directory\": \"/b\",,}\n]"), HasSubstr("/b/compile_commands.json:2:"));
  EXPECT_THAT(error_of("[\n  {\"directory\": \"/b\",,}\n]"), HasSubstr("not valid JSON"));
}

TEST(ReadCompileDatabase, AMissingSourceNamesEntryAndFile) {
  const std::string text =
      error_of("[\n{\"directory\": \"/b\", \"file\": \"gone.cpp\", \"command\": \"g++ gone.cpp\"}]");
  EXPECT_THAT(
      text,
      HasSubstr("/b/compile_commands.json:2:1: error: this source does not exist: /b/gone.cpp (at /0/file)"));
}

TEST(ReadCompileDatabase, ASourceThatARewriteRemovedIsLeftOut) {
  MemoryDisk disk;
  disk.files["/p/a.cpp"] = "";
  disk.files["/b/c.json"] = R"([{"directory": "/p", "file": "a.cpp", "command": "c++ -c a.cpp"},
{"directory": "/p", "file": "old.cpp", "command": "c++ -c old.cpp"}])";
  auto database =
      read_compile_database("/b/c.json", disk, [](const std::string& file) { return file == "/p/old.cpp"; });
  ASSERT_TRUE(bool(database)) << llvm::toString(database.takeError());
  EXPECT_EQ(database->commands.size(), 1U);
  EXPECT_THAT(database->notices, Contains(HasSubstr("'/p/old.cpp' left out; a rewrite removed it")));
}

TEST(ReadCompileDatabase, EveryOtherShapeIsAnError) {
  EXPECT_THAT(error_of("[]"), HasSubstr("is empty"));
  EXPECT_THAT(error_of("{}"), HasSubstr("no array"));
  EXPECT_THAT(error_of("[1]"), HasSubstr("without \"file\""));
  MemoryDisk disk;
  disk.files["/p/a.cpp"] = "";
  disk.files["/b/c.json"] = R"([{"directory": "/p", "file": "a.cpp"}])";
  auto database = read_compile_database("/b/c.json", disk);
  EXPECT_THAT(llvm::toString(database.takeError()), HasSubstr("without \"command\" or \"arguments\""));
  auto gone = read_compile_database("/b/none.json", disk);
  EXPECT_THAT(llvm::toString(gone.takeError()), HasSubstr("cannot read the compile database"));
}

}  // namespace
}  // namespace ssot::scan
