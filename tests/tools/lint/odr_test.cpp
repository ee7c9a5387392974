#include "lint/odr.hpp"

#include <gmock/gmock.h>

#include "fact_builder.hpp"

namespace ssot::lint {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

facts::Definition laid_out(std::vector<std::string> lines, std::vector<std::string> macros = {}) {
  facts::Definition definition;
  definition.layout = std::move(lines);
  definition.macros = std::move(macros);
  return definition;
}

struct Odr : testing::Test {
  Program program;

  Odr() {
    for (const char* path : {"include/vendor/manager.hpp", "include/app/manager.hpp"}) {
      program.file(path, "class Manager { void f(); };");
      program.define(path, "app::Manager").meaning = program.facts.files.size();
    }
  }
  facts::Definition& vendor() { return program.facts.definitions[0]; }
  facts::Definition& canonical() { return program.facts.definitions[1]; }
};

TEST_F(Odr, TheCanonicalHeaderIsWhatOthersAreMeasuredBy) {
  const Context context = program.context();
  const auto found = rivals(context);
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].first, &canonical());
  EXPECT_EQ(found[0].other, &vendor());
  EXPECT_EQ(found[0].program, "");
}

TEST_F(Odr, TheSameTokensLocalOnesAndUnknownOnesAreNoRivals) {
  vendor().meaning = canonical().meaning;
  EXPECT_THAT(rivals(program.context()), IsEmpty());
  vendor().meaning = 0;
  EXPECT_THAT(rivals(program.context()), IsEmpty());
  vendor().meaning = 99;
  vendor().local_linkage = true;
  EXPECT_THAT(rivals(program.context()), IsEmpty());
}

TEST_F(Odr, OneVersionInCommonIsEnough) {
  program.facts.definitions.push_back(vendor());
  program.facts.definitions[2].meaning = program.facts.definitions[1].meaning;
  const Context context = program.context();
  EXPECT_THAT(rivals(context), IsEmpty());
  ASSERT_THAT(versions(context), SizeIs(1));
  EXPECT_THAT(versions(context)[0], SizeIs(2));
}

TEST_F(Odr, OfOtherProgramsTheyAreTwoClasses) {
  program.facts.units = {{"/p/a.cpp", true, {}, {}, {0}}, {"/p/b.cpp", true, {}, {}, {1}}};
  program.programs = {{"/p/a.cpp", {"one"}}, {"/p/b.cpp", {"two"}}};
  EXPECT_THAT(rivals(program.context()), IsEmpty());
  program.programs["/p/b.cpp"].insert("one");
  ASSERT_THAT(rivals(program.context()), SizeIs(1));
  EXPECT_EQ(rivals(program.context())[0].program, "one");
}

TEST(Differences, OfLayoutsAreFirstOfAllThoseOfParts) {
  EXPECT_EQ(layout_difference(laid_out({"size 4", "align 4", "int a at 0"}), laid_out({"size 8", "align 8", "long a at 0"})),
            "there `int a at 0`, here `long a at 0`");
  EXPECT_EQ(layout_difference(laid_out({"size 4", "align 4"}), laid_out({"size 8", "align 4"})), "there `size 4`, here `size 8`");
  EXPECT_EQ(layout_difference(laid_out({"size 4", "align 4", "int a at 0"}), laid_out({"size 4", "align 4"})),
            "there `int a at 0`, here nothing more");
  EXPECT_EQ(layout_difference(laid_out({"size 4"}), laid_out({"size 4"})), "");
}

TEST(Differences, OfMacrosNameTheFirst) {
  EXPECT_EQ(macro_difference(laid_out({}, {"!A", "B=1"}), laid_out({}, {"A", "B=1"})), "A is not defined there, and defined here");
  EXPECT_EQ(macro_difference(laid_out({}, {"B=1"}), laid_out({}, {"B=2"})), "B is `1` there, and `2` here");
  EXPECT_EQ(macro_difference(laid_out({}, {}), laid_out({}, {"B"})), "B is not asked for there, and defined here");
  EXPECT_EQ(macro_difference(laid_out({}, {"B"}), laid_out({}, {"B"})), "");
}

TEST(Differences, OfTokensAreBlindToCommentsAndNotToLiterals) {
  Program program;
  program.file("a.hpp", "class A { /* x */ int a; // y\n const char* b = \"// no\"; };");
  program.file("b.hpp", "class A {int a; const char* b = \"// yes\"; };");
  facts::Definition there = program.define("a.hpp", "A"), here = program.define("b.hpp", "A");
  there.range = {0, 0, static_cast<std::uint32_t>(program.disk.files["/p/a.hpp"].size())};
  here.range = {1, 0, static_cast<std::uint32_t>(program.disk.files["/p/b.hpp"].size())};
  EXPECT_EQ(token_difference(there, here, program.context()), "there `\"// no\"`, here `\"// yes\"`");
  here.range = {1, 0, 14};
  EXPECT_EQ(token_difference(there, here, program.context()), "there `;`, here nothing more");
  there.macros = {"N=1"};
  EXPECT_EQ(token_difference(there, there, program.context()), "");
}

}  // namespace
}  // namespace ssot::lint
