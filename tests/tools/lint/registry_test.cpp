#include "lint/registry.hpp"

#include <gtest/gtest.h>

#include <filesystem>

namespace ssot::lint {
namespace {

namespace fs = std::filesystem;

TEST(Registry, IsSortedAndWhole) {
  const std::vector<Check>& checks = all_checks();
  for (std::size_t i = 0; i < checks.size(); ++i) {
    EXPECT_NE(checks[i].run, nullptr);
    EXPECT_FALSE(checks[i].info.summary.empty() || checks[i].info.description.empty()) << checks[i].info.id;
    if (i > 0) {
      EXPECT_LT(checks[i - 1].info.id, checks[i].info.id);
    }
  }
  ASSERT_EQ(all_infos().size(), checks.size());
  EXPECT_EQ(all_infos()[0].id, checks[0].info.id);
}

TEST(Registry, EveryCheckHasAPageAndACase) {
  const fs::path source = SSOT_SOURCE_DIR;
  for (const CheckInfo& info : all_infos()) {
    EXPECT_TRUE(fs::exists(source / "docs/checks" / (info.id + "-" + info.name + ".md"))) << info.id;
    for (const char* file :
         {"positive.cpp", "negative.cpp", "rules.json", "compile_flags.txt", "expected.txt"})
      EXPECT_TRUE(fs::exists(source / "tests/cases/lint" / info.name / file)) << info.name << "/" << file;
  }
}

}  // namespace
}  // namespace ssot::lint
