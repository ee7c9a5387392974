#include "report/junit.hpp"

#include <gmock/gmock.h>

#include "sample_findings.hpp"

namespace ssot::report {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string rendered(const Sample& sample) {
  return render_junit(sample.result(), sample.checks, sample.options);
}

TEST(Junit, HasASuiteForEachCheckAndACaseForEachSubject) {
  EXPECT_EQ(rendered(Sample()),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<testsuites name=\"ssot lint\" tests=\"3\" failures=\"1\" errors=\"0\" skipped=\"1\">\n"
            "  <testsuite name=\"translation units\" tests=\"1\" failures=\"0\" errors=\"0\" skipped=\"0\">\n"
            "    <testcase classname=\"ssot\" name=\"every translation unit parses\"/>\n"
            "  </testsuite>\n"
            "  <testsuite name=\"SSOT005 duplicate-name\" tests=\"1\" failures=\"1\" errors=\"0\" skipped=\"0\">\n"
            "    <testcase classname=\"ssot.SSOT005\" name=\"n::Manager\" file=\"src/a.cpp\" line=\"2\">\n"
            "      <failure type=\"error\" message=\"Manager has a second definition.\">src/a.cpp:2:21: error: Manager "
            "has a second definition.\n"
            "  src/ssot.hpp:1:7: the canonical [one]\n"
            "  help: Use ssot::Manager.\n"
            "</failure>\n"
            "    </testcase>\n"
            "  </testsuite>\n"
            "  <testsuite name=\"SSOT009 legacy-include\" tests=\"1\" failures=\"0\" errors=\"0\" skipped=\"1\">\n"
            "    <testcase classname=\"ssot.SSOT009\" name=\"old.h\" file=\"src/a.cpp\" line=\"1\">\n"
            "      <skipped message=\"Legacy header old.h is included.\"/>\n"
            "    </testcase>\n"
            "  </testsuite>\n"
            "</testsuites>\n");
}

TEST(Junit, ACheckThatFoundNothingIsACaseThatPasses) {
  Sample sample;
  sample.findings.clear();
  EXPECT_THAT(rendered(sample), HasSubstr("tests=\"3\" failures=\"0\" errors=\"0\" skipped=\"0\""));
  EXPECT_THAT(rendered(sample), HasSubstr("<testcase classname=\"ssot.SSOT005\" name=\"nothing found\"/>"));
}

TEST(Junit, FindingsOfOneSubjectAreOneCase) {
  Sample sample;
  sample.findings.push_back(sample.findings[1]);
  sample.findings[2].severity = lint::Severity::warning;
  EXPECT_THAT(rendered(sample), HasSubstr("tests=\"3\" failures=\"1\""));
  EXPECT_THAT(rendered(sample), HasSubstr("type=\"error\" message=\"Manager has a second definition. (and 1 more)\""));
  sample.findings[1].severity = lint::Severity::warning;
  EXPECT_THAT(rendered(sample), HasSubstr("type=\"warning\""));
}

TEST(Junit, WhatIsExcusedIsSkippedUnlessAnotherOfItsSubjectFails) {
  Sample sample;
  lint::Finding other = sample.findings[1];
  sample.excused = {{other, lint::Excuse::baseline, "taken over"}};
  EXPECT_THAT(rendered(sample), Not(HasSubstr("taken over")));
  sample.findings.clear();
  EXPECT_THAT(rendered(sample), HasSubstr("<skipped message=\"in the baseline: taken over\"/>"));
  sample.excused[0].by = lint::Excuse::suppression;
  EXPECT_THAT(rendered(sample), HasSubstr("<skipped message=\"suppressed: taken over\"/>"));
  sample.excused[0].by = lint::Excuse::earlier;
  EXPECT_THAT(rendered(sample), HasSubstr("<testcase classname=\"ssot.SSOT005\" name=\"nothing found\"/>"));
}

TEST(Junit, UnitsThatDidNotParseAreAnError) {
  Sample sample;
  sample.unparsed = 3;
  EXPECT_THAT(rendered(sample), HasSubstr("errors=\"1\""));
  EXPECT_THAT(rendered(sample), HasSubstr("<error type=\"incomplete\" message=\"3 did not parse"));
}

TEST(Junit, EscapesWhatXmlDoesNotTake) {
  Sample sample;
  sample.findings[1].subject = "f<int>::g \"&\"\x01";
  sample.findings[1].message = "bad byte \xFF and\ta tab";
  EXPECT_THAT(rendered(sample), HasSubstr("name=\"f&lt;int&gt;::g &quot;&amp;&quot;\xEF\xBF\xBD\""));
  EXPECT_THAT(rendered(sample), HasSubstr("message=\"bad byte \xEF\xBF\xBD and&#9;a tab\""));
}

}  // namespace
}  // namespace ssot::report
