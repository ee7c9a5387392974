#include <gmock/gmock.h>

#include "fact_builder.hpp"

namespace ssot::lint {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct OdrTokens : testing::Test {
  Program program;

  OdrTokens() {
    program.facts.definitions.reserve(2);
    add("include/app/manager.hpp", "class Manager { void f(); };");
    add("vendor/manager.hpp", "class Manager { bool f(); };");
  }
  void add(const std::string& path, const std::string& text) {
    program.file(path, text);
    facts::Definition& definition = program.define(path, "app::Manager");
    definition.range.end = definition.range.begin + static_cast<std::uint32_t>(text.size() - 6);
    definition.meaning = program.facts.files.size();
  }
};

TEST_F(OdrTokens, TellTheFirstTokenThatDiffers) {
  const auto findings = program.check("SSOT002");
  EXPECT_THAT(briefs(findings), ElementsAre("SSOT002 warning vendor/manager.hpp:1:7 app::Manager in vendor/manager.hpp"));
  EXPECT_THAT(findings[0].message, HasSubstr("there `void`, here `bool`."));
}

TEST_F(OdrTokens, OfOneTextTellTheMacro) {
  program.disk.files["/p/vendor/manager.hpp"] = program.disk.files["/p/include/app/manager.hpp"];
  program.facts.definitions[1].macros = {"N=2"};
  EXPECT_THAT(program.check("SSOT002")[0].message, HasSubstr("N is not asked for there, and `2` here"));
}

TEST_F(OdrTokens, WhatHasAnotherLayoutIsAnotherChecks) {
  program.facts.definitions[0].layout = {"size 1"};
  program.facts.definitions[1].layout = {"size 2"};
  EXPECT_THAT(program.check("SSOT002"), IsEmpty());
  EXPECT_EQ(program.check("SSOT001").size(), 1U);
}

}  // namespace
}  // namespace ssot::lint
