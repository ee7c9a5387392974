#include "scan/command_line.hpp"

#include <gmock/gmock.h>

namespace ssot::scan {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(SplitCommand, KeepsQuotedWordsTogether) {
  EXPECT_THAT(split_command(R"(g++ -DA="x y" '-DB=\"q\"' a\ b.cpp)"),
              ElementsAre("g++", "-DA=x y", R"(-DB=\"q\")", "a b.cpp"));
}

TEST(ExpandResponseFiles, ReadsThemFromTheDirectoryAndInDepth) {
  MemoryDisk disk;
  disk.files["/b/one.rsp"] = "-DONE @two.rsp\n-DEND";
  disk.files["/b/two.rsp"] = "'-DTWO=a b'";
  auto args = expand_response_files({"g++", "@one.rsp", "a.cpp"}, "/b", {}, disk);
  ASSERT_TRUE(static_cast<bool>(args));
  EXPECT_THAT(*args, ElementsAre("g++", "-DONE", "-DTWO=a b", "-DEND", "a.cpp"));
}

TEST(ExpandResponseFiles, NamesTheMissingFileAndTheEntry) {
  auto args = expand_response_files({"g++", "@gone.rsp"}, "/b", {"/b/compile_commands.json", 3, 1, "/1"},
                                    MemoryDisk());
  const std::string text = llvm::toString(args.takeError());
  EXPECT_THAT(
      text, HasSubstr("compile_commands.json:3:1: error: response file does not exist: /b/gone.rsp (at /1)"));
}

TEST(ExpandResponseFiles, RefusesACycle) {
  MemoryDisk disk;
  disk.files["/b/a.rsp"] = "@a.rsp";
  auto args = expand_response_files({"g++", "@a.rsp"}, "/b", {}, disk);
  EXPECT_THAT(llvm::toString(args.takeError()), HasSubstr("response files name each other: /b/a.rsp"));
}

}  // namespace
}  // namespace ssot::scan
