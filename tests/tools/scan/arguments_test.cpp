#include "scan/arguments.hpp"

#include <gmock/gmock.h>

#include "scan/command_line.hpp"

namespace ssot::scan {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::IsSupersetOf;
using testing::Not;
using testing::StartsWith;

Adjusted adjust(const std::string& command, const MemoryDisk& disk = {}) {
  return adjust_arguments(split_command(command), "/b", "/p/a.cpp", "/r/lib/clang/19", disk);
}

std::string joined(const Adjusted& adjusted) {
  std::string text = " ";
  for (const std::string& arg : adjusted.args) text += arg + " ";
  return text;
}

TEST(AdjustArguments, ACompilerInATopLevelFolderHasAPlainName) {
  EXPECT_EQ(adjust_arguments(split_command("gcc -c a.c"), "/b", "/p/a.c", "/lib/clang/19", MemoryDisk()).args.front(),
            "/bin/clang");
}

TEST(AdjustArguments, KeepsWhatTheCompilerSawAndEndsWithTheSource) {
  const Adjusted a = adjust(
      "/usr/bin/g++ -std=gnu++20 -DX=1 -I inc -isystem sys -pthread -fopenmp -O2 -c -o a.o ../p/a.cpp");
  EXPECT_THAT(joined(a),
              AllOf(HasSubstr(" -std=gnu++20 "), HasSubstr(" -D X=1 "), HasSubstr(" -I inc "),
                    HasSubstr(" -isystem sys "), HasSubstr(" -pthread "), HasSubstr(" -fopenmp ")));
  EXPECT_EQ(a.args.front(), "/r/bin/clang++");
  EXPECT_EQ(a.args.back(), "/p/a.cpp");
  EXPECT_THAT(a.args,
              IsSupersetOf({"-fsyntax-only", "-resource-dir=/r/lib/clang/19", "--no-default-config"}));
  EXPECT_THAT(a.args, Not(Contains("-c")));
  EXPECT_THAT(a.args, Not(Contains("../p/a.cpp")));
  EXPECT_THAT(joined(a), Not(HasSubstr("a.o")));
  EXPECT_THAT(a.notices, IsEmpty());
}

TEST(AdjustArguments, ACompilerForCStaysOne) {
  EXPECT_EQ(adjust("gcc -c a.c").args.front(), "/r/bin/clang");
  EXPECT_EQ(adjust("/usr/bin/cc a.c").args.front(), "/r/bin/clang");
  EXPECT_EQ(adjust("/usr/bin/c++ a.cpp").args.front(), "/r/bin/clang++");
}

TEST(AdjustArguments, ACompilerNamedForATargetKeepsTheTarget) {
  EXPECT_THAT(adjust("aarch64-linux-gnu-g++-12 -c a.cpp").args, Contains("--target=aarch64-linux-gnu"));
}

TEST(AdjustArguments, AVersionedGccIsAskedForWhereItIs) {
  MemoryDisk disk;
  disk.files["/usr/lib/gcc/x86_64-linux-gnu/11/crtbegin.o"] = "";
  EXPECT_THAT(adjust("/usr/bin/g++-11 -c a.cpp", disk).args,
              Contains("--gcc-install-dir=/usr/lib/gcc/x86_64-linux-gnu/11"));
  EXPECT_THAT(adjust("/usr/bin/g++-9 -c a.cpp", disk).args, Not(Contains(StartsWith("--gcc-"))));
}

TEST(AdjustArguments, WrappersAreLeftOutAndSaid) {
  for (const char* wrapper :
       {"ccache", "/usr/bin/distcc", "env CC=x sccache", "cmake -E __run_co_compile --tidy=x --"}) {
    const Adjusted a = adjust(std::string(wrapper) + " /usr/bin/g++ -DX -c a.cpp");
    EXPECT_EQ(a.args.front(), "/r/bin/clang++") << wrapper;
    EXPECT_THAT(joined(a), HasSubstr(" -D X ")) << wrapper;
    EXPECT_THAT(a.notices, ElementsAre(HasSubstr("compiler wrapper"))) << wrapper;
  }
}

TEST(AdjustArguments, NoSpellingLoadsAPlugin) {
  for (const char* spelling :
       {"-fplugin=/evil.so", "-Xclang -load -Xclang /evil.so", "-Xclang=-load -Xclang=/evil.so",
        "-fpass-plugin=/evil.so", "-Xpreprocessor -load -Xpreprocessor /evil.so", "-Wp,-load,/evil.so",
        "-mllvm -load=/evil.so", "-Xclang -fpass-plugin=/evil.so", "-Xarch_host -fplugin=/evil.so",
        "--config=/evil.so", "--config /evil.so", "-Xclang -mllvm -Xclang -load=/evil.so"}) {
    const Adjusted a = adjust(std::string("clang++ ") + spelling + " -DKEPT -c a.cpp");
    EXPECT_THAT(joined(a), Not(HasSubstr("evil"))) << spelling;
    EXPECT_THAT(joined(a), HasSubstr(" -D KEPT ")) << spelling;
    EXPECT_THAT(a.notices, Not(IsEmpty())) << spelling;
  }
  EXPECT_THAT(joined(adjust("clang++ -Xclang -add-plugin -Xclang spy -fplugin-arg-spy-x=1 -c a.cpp")),
              Not(HasSubstr("spy")));
}

TEST(AdjustArguments, OptionsOnlyGccKnowsAreLeftOutAndSaid) {
  const Adjusted a = adjust(
      "g++ -fmodules-ts -fno-gnu-unique -fmax-errors=3 -fdeps-format=p1689r5 -Wduplicated-cond -c a.cpp");
  EXPECT_THAT(joined(a),
              AllOf(Not(HasSubstr("modules-ts")), Not(HasSubstr("gnu-unique")), Not(HasSubstr("fdeps"))));
  EXPECT_THAT(a.notices, Contains(HasSubstr("'-fno-gnu-unique' left out")));
  EXPECT_THAT(a.args, Contains("-Wno-unknown-warning-option"));
}

TEST(AdjustArguments, DependencyOutputsAreLeftOut) {
  const Adjusted a = adjust("g++ -MD -MMD -MP -MF d/x.d -MT x.o -MQ y.o -Wp,-MD,z.d -save-temps -c a.cpp");
  EXPECT_THAT(joined(a), AllOf(Not(HasSubstr(".d ")), Not(HasSubstr(".o ")), Not(HasSubstr("-M")),
                               Not(HasSubstr("save"))));
  EXPECT_THAT(a.notices, IsEmpty());
}

TEST(AdjustArguments, WarningsStayAndErrorsOfThemDoNot) {
  const Adjusted a =
      adjust("g++ -Wall -Werror -Werror=shadow -pedantic-errors -Wfatal-errors -Wextra -c a.cpp");
  EXPECT_THAT(a.args, IsSupersetOf({"-Wall", "-Wextra", "-pedantic"}));
  EXPECT_THAT(joined(a),
              AllOf(Not(HasSubstr("-Werror")), Not(HasSubstr("fatal")), Not(HasSubstr("pedantic-errors"))));
}

TEST(AdjustArguments, AForcedIncludeGoesPastTheDriver) {
  EXPECT_THAT(joined(adjust("g++ -include /b/cmake_pch.hxx -c a.cpp")),
              HasSubstr(" -Xclang -include -Xclang /b/cmake_pch.hxx "));
}

TEST(AdjustArguments, AClangPrecompiledHeaderBecomesItsText) {
  const Adjusted a =
      adjust("clang++ -Xclang -include-pch -Xclang /b/p.hxx.pch -Xclang -include -Xclang /b/p.hxx -c a.cpp");
  EXPECT_THAT(joined(a),
              AllOf(Not(HasSubstr("-include-pch")), HasSubstr(" -Xclang -include -Xclang /b/p.hxx ")));
  MemoryDisk disk;
  disk.files["/b/p.hxx"] = "";
  EXPECT_THAT(joined(adjust("clang++ -include-pch p.hxx.pch -c a.cpp", disk)),
              HasSubstr(" -Xclang -include -Xclang p.hxx "));
  EXPECT_THAT(adjust("clang++ -include-pch p.hxx.pch -c a.cpp").notices,
              Contains(HasSubstr("its text was not found")));
}

}  // namespace
}  // namespace ssot::scan
