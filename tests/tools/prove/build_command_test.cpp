#include "prove/build_command.hpp"

#include <gmock/gmock.h>

#include "compiled.hpp"

namespace ssot::prove {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

const Copy copy{"/p", "/tmp/copy/a"};

BuildCommand turned(std::vector<std::string> words, const std::string& directory = "/p/build",
                    const std::string& source = "/p/src/a.cpp") {
  scan::Command command{directory, source, {"clang++", source}, {}, std::move(words)};
  return build_command(command, copy, {"/tmp/copy/0.o", "/tmp/copy/0.d", false});
}

// What is left of the project's own words.
std::vector<std::string> own(const std::vector<std::string>& words) {
  std::vector<std::string> args = turned(words).args;
  const auto end = std::find(args.begin(), args.end(), "-w");
  return {args.begin(), end};
}

TEST(BuildCommand, paths_lead_into_the_copy) {
  EXPECT_THAT(own({"g++", "-O2", "-I../include", "-I", "/p/more", "-isystem", "/p/third", "-isystem/usr/x", "-iquote.",
                   "-c", "../src/a.cpp", "-o", "a.o"}),
              ElementsAre("g++", "-O2", "-I/tmp/copy/a/include", "-I", "/tmp/copy/a/more", "-isystem",
                          "/tmp/copy/a/third", "-isystem/usr/x", "-iquote/tmp/copy/a/build/"));
  const BuildCommand command = turned({"g++", "-c", "../src/a.cpp"});
  EXPECT_EQ(command.directory, "/tmp/copy/a/build");
  EXPECT_THAT(command.args, Contains("/tmp/copy/a/src/a.cpp"));
  EXPECT_THAT(command.args, Contains("-ffile-prefix-map=/tmp/copy/a=/p"));
  EXPECT_THAT(command.args, Contains("-g0"));
  EXPECT_THAT(command.args, Not(Contains("../src/a.cpp")));
}

TEST(BuildCommand, from_a_folder_outside_of_the_root) {
  const BuildCommand command = turned({"/usr/bin/g++", "-I../p/include", "-c", "/p/src/a.cpp"}, "/elsewhere");
  EXPECT_EQ(command.directory, "/elsewhere");
  EXPECT_THAT(command.args, Contains("-I/tmp/copy/a/include"));
}

TEST(BuildCommand, what_decides_the_code_stays) {
  EXPECT_THAT(own({"g++", "-std=c++20", "-O3", "-march=native", "-fno-exceptions", "-DROOT=\"/p/data\"", "-D", "X=/p/y",
                   "-x", "c++", "-pthread", "-m32", "-fno-rtti", "-Wall", "-c", "/p/src/a.cpp"}),
              ElementsAre("g++", "-std=c++20", "-O3", "-march=native", "-fno-exceptions", "-DROOT=\"/p/data\"", "-D",
                          "X=/p/y", "-x", "c++", "-pthread", "-m32", "-fno-rtti", "-Wall"));
}

TEST(BuildCommand, what_writes_something_else_or_is_a_builds_own_goes) {
  EXPECT_THAT(own({"g++", "-O2", "-g", "-ggdb3", "-gdwarf-5", "-gsplit-dwarf", "-MD", "-MT", "a.o", "-MF", "a.d", "-MMD",
                   "-MP", "-save-temps=obj", "-flto=auto", "-fsanitize=address", "--coverage", "-fprofile-arcs",
                   "-Werror", "-Werror=unused", "-fdiagnostics-color=always", "-fmodules-ts", "-fmodule-mapper=x",
                   "-Wp,-MD,x", "-oa.o", "-c", "/p/src/a.cpp"}),
              ElementsAre("g++", "-O2"));
}

TEST(BuildCommand, without_a_level_the_first) {
  EXPECT_THAT(own({"g++", "-c", "/p/src/a.cpp"}), ElementsAre("g++", "-O1"));
  EXPECT_THAT(own({"g++", "-O0", "-c", "/p/src/a.cpp"}), ElementsAre("g++", "-O0"));
  EXPECT_THAT(own({"g++", "-Og", "-c", "/p/src/a.cpp"}), ElementsAre("g++", "-Og"));
}

TEST(BuildCommand, wrappers_are_skipped_and_plugins_left_out) {
  const BuildCommand command =
      turned({"ccache", "distcc", "clang++", "-O1", "-fplugin=evil.so", "-Xclang", "-load", "-Xclang", "evil.so",
              "-fpass-plugin=x", "-Xclang", "-disable-O0-optnone", "-wrapper", "sh,-c", "-c", "/p/src/a.cpp"});
  EXPECT_EQ(command.args.front(), "clang++");
  for (const std::string& word : command.args) {
    EXPECT_THAT(word, Not(HasSubstr("evil")));
    EXPECT_NE(word, "-wrapper");
    EXPECT_NE(word, "distcc");
  }
  EXPECT_THAT(command.args, Contains("-disable-O0-optnone"));
  EXPECT_EQ(command.notices.size(), 4U);
}

TEST(BuildCommand, no_program_that_is_not_a_compiler) {
  EXPECT_THAT(turned({"/bin/sh", "-c", "/p/src/a.cpp"}).refusal, HasSubstr("'/bin/sh', is not known as GCC or Clang"));
  EXPECT_THAT(turned({"/bin/sh", "-c", "/p/src/a.cpp"}).args, IsEmpty());
  EXPECT_THAT(turned({}).refusal, HasSubstr("no command"));
}

TEST(BuildCommand, a_precompiled_header_gives_way_to_its_text) {
  EXPECT_THAT(own({"clang++", "-O1", "-Xclang", "-include-pch", "-Xclang", "/p/build/pch.hxx.pch", "-Xclang", "-include",
                   "-Xclang", "/p/build/pch.hxx", "-c", "/p/src/a.cpp"}),
              ElementsAre("clang++", "-O1", "-include", "/tmp/copy/a/build/pch.hxx"));
  EXPECT_THAT(own({"clang++", "-O1", "-include-pch", "/p/b/x.h.pch", "-c", "/p/src/a.cpp"}),
              ElementsAre("clang++", "-O1", "-include", "/tmp/copy/a/b/x.h"));
}

// Not in the working folder: looked for as any include.
TEST(BuildCommand, a_forced_include_that_is_searched_for) {
  EXPECT_THAT(own({"g++", "-O1", "-include", "config.h", "-c", "/p/src/a.cpp"}),
              ElementsAre("g++", "-O1", "-include", "config.h"));
}

TEST(BuildCommand, a_root_under_another_name) {
  const Scratch scratch;
  scratch.write("real/src/a.cpp", "");
  std::filesystem::create_directory_symlink(scratch.folder() + "/real", scratch.folder() + "/alias");
  EXPECT_EQ(in_copy(scratch.folder() + "/alias/src/a.cpp", {scratch.folder() + "/real", "/copy"}), "/copy/src/a.cpp");
  EXPECT_EQ(in_copy("/usr/include/x.h", {scratch.folder() + "/real", "/copy"}), "/usr/include/x.h");
  EXPECT_EQ(in_copy("/px/a.h", copy), "/px/a.h");
}

}  // namespace
}  // namespace ssot::prove
