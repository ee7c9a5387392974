// sample_findings.hpp - a duplicate and a legacy include, as several tests of the report layer need them.
#pragma once

#include <string>
#include <vector>

#include "lint/finding.hpp"
#include "report/render_options.hpp"

namespace ssot::report {

struct Sample {
  MemoryDisk disk;
  RenderOptions options;
  std::vector<lint::Finding> findings;
  std::vector<lint::CheckInfo> checks = {
      {"SSOT005", "duplicate-name", lint::Severity::error, "A second class of the canonical name.",
       "Long text."},
      {"SSOT009", "legacy-include", lint::Severity::error, "A legacy header is included.", "Long text."}};

  Sample() {
    disk.files["/repo/src/a.cpp"] =
        "#include \"old.h\"\r\n\tauto x = \"\xC3\xA4\xF0\x9F\x98\x80\", Manager{};\r\n";
    disk.files["/repo/src/ssot.hpp"] = "class Manager {};\n";
    options.root = "/repo";
    options.disk = &disk;
    lint::Finding include;
    include.check = "SSOT009";
    include.severity = lint::Severity::note;
    include.region = {"/repo/src/a.cpp", 1, 10, 1, 17};
    include.message = "Legacy header old.h is included.";
    include.subject = "old.h";
    include.fixable = true;
    lint::Finding duplicate;
    duplicate.check = "SSOT005";
    duplicate.region = {"/repo/src/a.cpp", 2, 21, 2, 28};
    duplicate.message = "Manager has a second definition.";
    duplicate.help = "Use ssot::Manager.";
    duplicate.subject = "n::Manager";
    duplicate.peer = "ssot::Manager";
    duplicate.related = {{{"/repo/src/ssot.hpp", 1, 7, 1, 14}, "the canonical [one]"}};
    findings = {include, duplicate};
  }
  Sample(const Sample&) = delete;
  Sample& operator=(const Sample&) = delete;
};

}  // namespace ssot::report
