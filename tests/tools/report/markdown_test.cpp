#include "report/markdown.hpp"

#include <gmock/gmock.h>

#include "sample_findings.hpp"

namespace ssot::report {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string rendered(const Sample& sample) {
  return render_markdown(sample.result(), sample.checks, sample.options);
}

TEST(Markdown, IsAHeadingWithTheCountsAndATableForEachCheckThatFails) {
  EXPECT_EQ(rendered(Sample()),
            "### ssot lint: 1 error, 1 note; 1 can be mended by `ssot rewrite`\n"
            "\n"
            "**SSOT005 duplicate-name**: A second class of the canonical name. (1)\n"
            "\n"
            "| what | should be | where |\n"
            "|---|---|---|\n"
            "| `n::Manager` | `ssot::Manager` | `src/a.cpp:2` |\n"
            "\n"
            "Why, and how to mend or allow it: `ssot explain SSOT005`\n");
}

TEST(Markdown, OfACleanRunItIsTheHeading) {
  EXPECT_EQ(render_markdown(lint::Result{}, {}, RenderOptions{}), "### ssot lint: no findings\n");
}

TEST(Markdown, PlacesAreLinksWhereTheCodeHostIsKnown) {
  Sample sample;
  sample.options.link = "https://host/o/r/blob/abc/";
  sample.findings[1].region.file = "/repo/a b/x.cpp";
  EXPECT_THAT(rendered(sample), HasSubstr("[`a b/x.cpp:2`](https://host/o/r/blob/abc/a%20b/x.cpp#L2)"));
  sample.options.checkout = "/";
  EXPECT_THAT(rendered(sample), HasSubstr("blob/abc/repo/a%20b/x.cpp#L2)"));
  sample.options.checkout = "/elsewhere";
  EXPECT_THAT(rendered(sample), Not(HasSubstr("https://")));
}

TEST(Markdown, FindingsOfOneSubjectAreOneRowWithItsFirstPlaces) {
  Sample sample;
  for (unsigned line = 3; line < 8; ++line) {
    sample.findings.push_back(sample.findings[1]);
    sample.findings.back().region.line = line;
  }
  EXPECT_THAT(rendered(sample), HasSubstr("| `src/a.cpp:2`, `src/a.cpp:3`, `src/a.cpp:4` and 3 more |"));
}

TEST(Markdown, LongTablesAreCut) {
  Sample sample;
  sample.add(12, lint::Severity::error);
  EXPECT_THAT(rendered(sample), HasSubstr("(13)"));
  EXPECT_THAT(rendered(sample), HasSubstr("`n::Manager9`"));
  EXPECT_THAT(rendered(sample), Not(HasSubstr("`n::Manager10`")));
  EXPECT_THAT(rendered(sample), HasSubstr("\nand 3 more.\n"));
}

TEST(Markdown, ATableThatWouldBeTooMuchIsCounted) {
  Sample sample;
  sample.findings[1].subject = std::string(kMarkdownBytes, 'x');
  sample.findings.push_back(sample.findings[1]);
  sample.findings[2].check = "SSOT999", sample.findings[2].subject = "short";
  EXPECT_THAT(rendered(sample), HasSubstr("| `short` |"));
  EXPECT_THAT(rendered(sample), HasSubstr("\nand more: 1 of SSOT005.\n"));
}

TEST(Markdown, WhatANameHoldsEndsNoCell) {
  Sample sample;
  sample.findings[1].subject = "operator| `x`\n";
  EXPECT_THAT(rendered(sample), HasSubstr("| `operator\\| 'x' ` |"));
}

TEST(Markdown, SaysWhatIsNotToldAndWhatIsNotWhole) {
  Sample sample;
  sample.excused = {{sample.findings[1], lint::Excuse::baseline, ""}};
  sample.unparsed = 1;
  EXPECT_THAT(rendered(sample), HasSubstr("; not told: 1 in the baseline\n"));
  EXPECT_THAT(rendered(sample), HasSubstr("**Not whole:** 1 translation unit did not parse"));
}

}  // namespace
}  // namespace ssot::report
