#include "report/github.hpp"

#include <gmock/gmock.h>

#include "sample_findings.hpp"

namespace ssot::report {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string rendered(const Sample& sample) {
  return render_github(sample.result(), sample.checks, sample.options);
}

std::size_t occurrences(const std::string& text, const std::string& word) {
  std::size_t count = 0;
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) ++count;
  return count;
}

TEST(Github, IsALineForEachFindingAndASummary) {
  EXPECT_EQ(rendered(Sample()),
            "::error file=src/a.cpp,line=2,endLine=2,col=18,endColumn=25,title=SSOT005 duplicate-name::"
            "Manager has a second definition.%0Asrc/ssot.hpp:1:7: the canonical [one]%0Ahelp: Use ssot::Manager.\n"
            "::notice title=ssot lint::1 error, 1 note; 1 can be mended by `ssot rewrite`\n");
}

TEST(Github, OfACleanRunThereIsNothingToAnnotate) {
  Sample sample;
  sample.findings.clear();
  EXPECT_EQ(rendered(sample), "no findings\n");
}

TEST(Github, EscapesWhatWouldEndAMessageOrAProperty) {
  Sample sample;
  sample.findings[1].region.file = "/repo/a,b:c%/x.cpp";
  sample.findings[1].message = "100% of a,b::c\r\nnext";
  sample.findings[1].help = sample.findings[1].related[0].message = "";
  sample.findings[1].related.clear();
  EXPECT_THAT(rendered(sample), HasSubstr("file=a%2Cb%3Ac%25/x.cpp,line="));
  EXPECT_THAT(rendered(sample), HasSubstr("::100%25 of a,b::c%0D%0Anext\n"));
}

TEST(Github, ErrorsComeFirstAndOfEachKindNoMoreThanAreShown) {
  Sample sample;
  sample.findings.clear();
  Sample more;
  sample.findings = {more.findings[1], more.findings[1]};
  sample.add(12, lint::Severity::warning);
  sample.add(11, lint::Severity::error);
  const std::string text = rendered(sample);
  EXPECT_EQ(occurrences(text, "::error "), kGithubAnnotations);
  EXPECT_EQ(occurrences(text, "::warning "), kGithubAnnotations);
  EXPECT_LT(text.rfind("::error "), text.find("::warning "));
  EXPECT_THAT(text, HasSubstr("::notice title=ssot lint::13 errors, 12 warnings; 3 errors and 2 warnings more than "
                              "GitHub shows of one step\n"));
}

TEST(Github, ColumnsOnlyWithinOneLine) {
  Sample sample;
  sample.findings[1].region.end_line = 4;
  EXPECT_THAT(rendered(sample), HasSubstr("line=2,endLine=4,title="));
}

TEST(Github, PathsAreThoseOfTheCheckout) {
  Sample sample;
  sample.options.checkout = "/";
  EXPECT_THAT(rendered(sample), HasSubstr("file=repo/src/a.cpp,"));
}

TEST(Github, AUnitThatDidNotParseIsTheFirstOfTheErrors) {
  Sample sample;
  sample.add(10, lint::Severity::error);
  sample.unparsed = 2;
  const std::string text = rendered(sample);
  EXPECT_TRUE(text.starts_with("::error title=ssot lint::2 translation units did not parse"));
  EXPECT_EQ(occurrences(text, "::error "), kGithubAnnotations);
  EXPECT_THAT(text, HasSubstr("; 2 errors more than GitHub shows"));
  sample.findings.clear();
  EXPECT_THAT(rendered(sample), Not(HasSubstr("no findings\n::")));
}

}  // namespace
}  // namespace ssot::report
