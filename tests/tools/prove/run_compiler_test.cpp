#include "prove/run_compiler.hpp"

#include <gmock/gmock.h>

#include "compiled.hpp"

namespace ssot::prove {
namespace {

using ::testing::HasSubstr;

TEST(RunCompiler, in_its_folder_and_says_what_it_said) {
  const Scratch scratch;
  scratch.write("sub/a.cpp", "int f() { return missing; }\n");
  const Ran ran = run_compiler({"g++", "-c", "a.cpp"}, scratch.folder() + "/sub", scratch.folder() + "/log");
  EXPECT_FALSE(ran.succeeded);
  EXPECT_THAT(first_error(ran.said), HasSubstr("a.cpp:1:18: error: 'missing' was not declared"));
}

TEST(RunCompiler, that_is_not_there) {
  const Scratch scratch;
  const Ran ran = run_compiler({scratch.folder() + "/g++", "-c", "a.cpp"}, scratch.folder(), scratch.folder() + "/log");
  EXPECT_FALSE(ran.succeeded);
  EXPECT_THAT(ran.said, HasSubstr("cannot run " + scratch.folder() + "/g++: No such file"));
}

TEST(RunCompiler, the_first_error_of_its_words) {
  EXPECT_EQ(first_error("In file included\na.h:1:2: error: one\na.h:3: error: two\n"), "a.h:1:2: error: one");
  EXPECT_EQ(first_error("killed\n"), "killed");
  EXPECT_EQ(first_error(""), "it said nothing");
}

}  // namespace
}  // namespace ssot::prove
