#include "prove/dependencies.hpp"

#include <gmock/gmock.h>

#include "compiled.hpp"

namespace ssot::prove {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(Dependencies, as_make_has_them) {
  EXPECT_THAT(parse_dependencies("a.o: a.cpp \\\n /usr/x.h ../y.h\\\n b\\ c.h d$$e.h\n", "/p/build"),
              ElementsAre("/p/build/a.cpp", "/usr/x.h", "/p/y.h", "/p/build/b c.h", "/p/build/d$e.h"));
  EXPECT_THAT(parse_dependencies("/p/a.o : a.cpp\n", "/p"), ElementsAre("/p/a.cpp"));
  EXPECT_THAT(parse_dependencies("", "/p"), IsEmpty());
  EXPECT_THAT(dependencies_of("/there/is/none", "/p"), IsEmpty());
}

class DependenciesTest : public WithCompiler {};
INSTANTIATE_TEST_SUITE_P(Of, DependenciesTest, compilers(), compiler_name);

TEST_P(DependenciesTest, as_the_compiler_writes_them) {
  const Scratch scratch;
  const std::string header = scratch.write("with space/x#y.h", "");
  const std::string source = scratch.write("a.cpp", "#include \"x#y.h\"\n");
  const std::string out = scratch.folder() + "/a.d";
  ASSERT_TRUE(run_compiler({GetParam(), "-I" + scratch.folder() + "/with space", "-MD", "-MF", out, "-c", source, "-o",
                            scratch.folder() + "/a.o"},
                           scratch.folder(), scratch.folder() + "/log")
                  .succeeded);
  EXPECT_THAT(dependencies_of(out, scratch.folder()), ::testing::IsSupersetOf({source, header}));
}

TEST(Dependencies, inline_namespaces_of_a_text) {
  EXPECT_THAT(inline_namespaces("inline namespace v1 {\n inline\n namespace v2{ } namespace v3 {} "
                                "#define B inline  namespace v10 {\n noinline_namespace x; inline namespaces y;"),
              ElementsAre("v1", "v10", "v2"));
}

}  // namespace
}  // namespace ssot::prove
