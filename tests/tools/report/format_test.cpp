#include "report/format.hpp"

#include <gtest/gtest.h>

#include "sample_findings.hpp"

namespace ssot::report {
namespace {

TEST(Format, IsKnownByNameAndByTheEndingOfAFile) {
  for (const std::string& name : format_names()) EXPECT_TRUE(format_named(name).has_value()) << name;
  EXPECT_EQ(format_names().size(), 7U);
  EXPECT_FALSE(format_named("xml").has_value());
  EXPECT_EQ(format_of_file("out/lint.sarif"), Format::sarif);
  EXPECT_EQ(format_of_file("lint.xml"), Format::junit);
  EXPECT_EQ(format_of_file("lint.json"), Format::json);
  EXPECT_EQ(format_of_file("lint.md"), Format::markdown);
  EXPECT_EQ(format_of_file("lint"), std::nullopt);
}

TEST(Format, EachIsAnotherText) {
  Sample sample;
  std::set<std::string> texts;
  for (const std::string& name : format_names())
    texts.insert(render(*format_named(name), sample.result(), sample.checks, sample.options));
  EXPECT_EQ(texts.size(), format_names().size());
}

}  // namespace
}  // namespace ssot::report
