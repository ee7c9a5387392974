#include "report/text.hpp"

#include <gtest/gtest.h>

#include "sample_findings.hpp"

namespace ssot::report {
namespace {

TEST(Text, ShowsPlaceSeverityMessageSourceCaretRelatedAndHelp) {
  Sample sample;
  EXPECT_EQ(render_text({sample.findings}, sample.options),
            "src/a.cpp:1:10: note: Legacy header old.h is included. [SSOT009]\n"
            "    1 | #include \"old.h\"\n"
            "      |          ^~~~~~~\n"
            "src/a.cpp:2:21: error: Manager has a second definition. [SSOT005]\n"
            "    2 | \tauto x = \"\xC3\xA4\xF0\x9F\x98\x80\", Manager{};\n"
            "      | \t               ^~~~~~~\n"
            "  src/ssot.hpp:1:7: the canonical [one]\n"
            "  help: Use ssot::Manager.\n"
            "1 error, 1 note; 1 can be mended by `ssot rewrite`\n");
}

TEST(Text, HasColourOnlyWhenTold) {
  Sample sample;
  EXPECT_EQ(render_text({sample.findings}, sample.options).find('\x1b'), std::string::npos);
  sample.options.colour = true;
  EXPECT_NE(render_text({sample.findings}, sample.options).find("\x1b[1;31merror:\x1b[0m"), std::string::npos);
}

TEST(Text, AFileThatCannotBeReadIsShownWithoutItsLine) {
  Sample sample;
  sample.disk.files.clear();
  sample.findings.resize(1);
  EXPECT_EQ(render_text({sample.findings}, sample.options),
            "src/a.cpp:1:10: note: Legacy header old.h is included. [SSOT009]\n"
            "1 note; 1 can be mended by `ssot rewrite`\n");
}

TEST(Text, ARegionBeyondItsLineHasNoCaret) {
  Sample sample;
  sample.findings.resize(1);
  sample.findings[0].region = {"/repo/src/ssot.hpp", 1, 90, 1, 95};
  std::string text = render_text({sample.findings}, sample.options);
  EXPECT_NE(text.find("class Manager {};"), std::string::npos);
  EXPECT_EQ(text.find('^'), std::string::npos);
}

TEST(Text, WhatIsExcusedIsCounted) {
  const lint::Finding any;
  EXPECT_EQ(summary({{}, {{any, lint::Excuse::suppression, ""}, {any, lint::Excuse::baseline, ""},
                          {any, lint::Excuse::baseline, ""}, {any, lint::Excuse::earlier, ""}}}),
            "no findings; not told: 2 in the baseline, 1 suppressed, 1 there before");
}

TEST(Text, ACleanRunSaysSo) {
  EXPECT_EQ(render_text(lint::Result{}, RenderOptions{}), "no findings\n");
}

}  // namespace
}  // namespace ssot::report
