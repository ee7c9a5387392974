#include "scan/ninja_graph.hpp"

#include <gmock/gmock.h>

namespace ssot::scan {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct NinjaGraphTest : testing::Test {
  MemoryDisk disk;
  std::map<std::string, std::set<std::string>> programs(const std::string& text) {
    disk.files["/p/build/build.ninja"] = text;
    return programs_of_ninja("/p/build", disk);
  }
};

constexpr const char* two_programs =
    "work = /p/build/\n"
    "build lib.dir/a.cpp.o: CXX ../src/a.cpp || order\n"
    "  FLAGS = -O1\n"
    "build lib.a: AR lib.dir/a.cpp.o\n"
    "build one.dir/one.cpp.o | ${work}one.dir/one.pcm: CXX /p/src/one.cpp | header.h\n"
    "build two.dir/two.cpp.o: CXX /p/src/$\n    two.cpp\n"
    "build one: LINK one.dir/one.cpp.o | lib.a || two\n"
    "build bin/two: LINK two.dir/two.cpp.o || lib.a\n"
    "build all: phony one bin/two\n";

TEST_F(NinjaGraphTest, follows_objects_and_archives_and_no_mere_order) {
  const auto found = programs(two_programs);
  EXPECT_THAT(found.at("/p/src/a.cpp"), ElementsAre("one"));
  EXPECT_THAT(found.at("/p/src/one.cpp"), ElementsAre("one"));
  EXPECT_THAT(found.at("/p/src/two.cpp"), ElementsAre("bin/two"));
}

TEST_F(NinjaGraphTest, a_shared_library_is_a_program_and_a_part_of_one) {
  const auto found = programs(
      "build a.o: CXX a.cpp\nbuild libx.so.1: SO a.o\nbuild main.o: CXX main.cpp\nbuild main: LINK main.o libx.so.1\n");
  EXPECT_THAT(found.at("/p/build/a.cpp"), ElementsAre("libx.so.1", "main"));
  EXPECT_THAT(found.at("/p/build/main.cpp"), ElementsAre("main"));
}

TEST_F(NinjaGraphTest, who_runs_a_generator_does_not_link_it) {
  const auto found = programs(
      "build gen.o: CXX gen.cpp\nbuild gen: LINK gen.o\nbuild made.cpp: CUSTOM gen\nbuild made.o: CXX made.cpp\nbuild app: LINK made.o\n");
  EXPECT_THAT(found.at("/p/build/gen.cpp"), ElementsAre("gen"));
  EXPECT_THAT(found.at("/p/build/made.cpp"), ElementsAre("app"));
}

TEST_F(NinjaGraphTest, reads_what_is_included_and_what_is_escaped) {
  disk.files["/p/build/more.ninja"] = "build a$ b.o: CXX c$:/a$ b.cpp\n";
  EXPECT_THAT(programs("include more.ninja\nbuild app: LINK a$ b.o\n").at("/p/build/c:/a b.cpp"), ElementsAre("app"));
}

TEST_F(NinjaGraphTest, without_a_graph_nothing_is_known) {
  EXPECT_THAT(programs_of_ninja("/elsewhere", disk), IsEmpty());
  EXPECT_THAT(programs("this is = no graph\nbuild\nbuild :\nbuild x\ninclude build.ninja\n"), IsEmpty());
}

}  // namespace
}  // namespace ssot::scan
