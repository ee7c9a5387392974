"""ci/cmake/SsotLint.cmake: a scratch project that lints by its own build, from an installed ssot and from the sources."""
import os
import pathlib
import subprocess
import sys

SOURCE = pathlib.Path(os.environ["SSOT_SOURCE_DIR"])
sys.path.insert(0, str(SOURCE / "tests/tools/cli"))
import scratch  # noqa: E402
from scratch import SSOT, USER  # noqa: E402

CLEAN = '#include <fresh/store.hpp>\n#include "made.h"\n\nbool use() { return fresh::store().add(made); }\n'
PROJECT = """cmake_minimum_required(VERSION 3.22)
project(scratch LANGUAGES CXX)
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
enable_testing()
add_custom_command(OUTPUT made.h COMMAND ${CMAKE_COMMAND} -E copy ${CMAKE_SOURCE_DIR}/made.in made.h)
add_custom_target(made DEPENDS made.h)
add_library(user src/user.cpp)
add_dependencies(user made)
target_include_directories(user PRIVATE include ${CMAKE_CURRENT_BINARY_DIR})
include(%s)
ssot_add_lint(%s TEST DEPENDS made REPORTS sarif=lint.sarif)
"""


class Module(scratch.Case):
    def configure(self, more="", module=SOURCE / "ci/cmake/SsotLint.cmake", flags=(f"-DSSOT_EXECUTABLE={SSOT}",), text=PROJECT):
        self.write("CMakeLists.txt", text % (module, more))
        self.write("made.in", "inline constexpr int made = 7;\n")
        return self.call("cmake", "-S", ".", "-B", "build", "-G", "Ninja", *flags)

    def call(self, *words):
        environment = {**os.environ, "PATH": "/usr/bin:/bin"}  # where no ssot is
        done = subprocess.run(words, cwd=self.root, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120)
        return done.returncode, done.stdout

    def lint(self):
        return self.call("cmake", "--build", "build", "--target", "ssot-lint")

    def test_the_target_makes_what_is_generated_and_then_lints(self):
        self.write("src/user.cpp", CLEAN)
        self.assertEqual(self.configure()[0], 0)
        code, said = self.lint()
        self.assertEqual(code, 0, said)
        self.assertIn("no findings", said)
        self.assertTrue((self.root / "lint.sarif").is_file())
        self.assertFalse(list((self.root / "build").glob("*.a")))  # nothing was compiled

    def test_a_finding_fails_target_and_test(self):
        self.assertEqual(self.configure()[0], 0)
        code, said = self.lint()
        self.assertNotEqual(code, 0)
        self.assertIn("legacy call of old::get_store", said)
        code, said = self.call("ctest", "--test-dir", "build", "-L", "lint", "--output-on-failure")
        self.assertNotEqual(code, 0)
        self.assertIn("legacy call of old::get_store", said)
        self.assertIn("0% tests passed, 1 tests failed out of 1", said)

    def test_options_reach_the_lint(self):
        self.assertEqual(self.configure('NAME only-includes OPTIONS --check SSOT009')[0], 0)
        code, said = self.call("cmake", "--build", "build", "--target", "only-includes")
        self.assertNotEqual(code, 0)
        self.assertIn("SSOT009", said)
        self.assertNotIn("SSOT010", said)

    def test_without_ssot_the_project_builds_and_the_target_says_so(self):
        code, said = self.configure(flags=())
        self.assertEqual(code, 0, said)
        self.assertIn("give -DSSOT_EXECUTABLE=<file>", said)
        code, said = self.lint()
        self.assertNotEqual(code, 0)
        self.assertIn("error: ssot was not found", said)
        code, said = self.configure("REQUIRED", flags=())
        self.assertNotEqual(code, 0, said)

    def test_mistakes_are_told_when_it_configures(self):
        self.assertIn("is not known here", self.configure("BUILDS x")[1])
        self.assertIn("there is no ssot.json in", self.configure("ROOT ${CMAKE_SOURCE_DIR}/src")[1])
        no_database = PROJECT.replace("set(CMAKE_EXPORT_COMPILE_COMMANDS ON)\n", "")
        code, said = self.configure(text=no_database)
        self.assertNotEqual(code, 0)
        self.assertIn("CMAKE_EXPORT_COMPILE_COMMANDS is off", said)


class Installed(Module):
    """find_package(ssot): the same, by what `cmake --install` lays down."""

    def configure(self, more="", flags=None, text=PROJECT):
        prefix = self.root / "prefix"
        done = subprocess.run(["cmake", "--install", os.environ["SSOT_CLI_BINARY_DIR"], "--prefix", prefix], text=True,
                              capture_output=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.write("made.in", "inline constexpr int made = 7;\n")
        self.write("CMakeLists.txt", (text % ("nowhere", more)).replace("include(nowhere)", "find_package(ssot 0.1 REQUIRED)"))
        return self.call("cmake", "-S", ".", "-B", "build", "-G", "Ninja", f"-DCMAKE_PREFIX_PATH={prefix}")

    def test_without_ssot_the_project_builds_and_the_target_says_so(self):
        self.write("src/user.cpp", USER)
        self.assertEqual(self.configure("REQUIRED")[0], 0)  # what is installed has the binary
        self.assertIn("prefix/bin/ssot", self.read("build/CMakeCache.txt"))


if __name__ == "__main__":
    scratch.main()
