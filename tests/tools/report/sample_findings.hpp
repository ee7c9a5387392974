// sample_findings.hpp - a duplicate and a legacy include, as several tests of the report layer need them.
#pragma once

#include <string>
#include <vector>

#include "lint/result.hpp"
#include "report/render_options.hpp"

namespace ssot::report {

struct Sample {
  MemoryDisk disk;
  RenderOptions options;
  std::vector<lint::Finding> findings;
  std::vector<lint::Excused> excused;
  std::size_t unparsed = 0;
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

  lint::Result result() const { return {findings, excused, {"SSOT005", "SSOT009"}, unparsed}; }

  // As many findings as asked for, each of a subject of its own.
  void add(std::size_t count, lint::Severity severity) {
    for (std::size_t i = 1; i <= count; ++i) {
      lint::Finding finding = findings[1];
      finding.severity = severity;
      finding.subject += std::to_string(i);
      finding.message = severity == lint::Severity::error ? "an error, " : "a warning, ";
      finding.message += std::to_string(i);
      findings.push_back(std::move(finding));
    }
  }

  Sample(const Sample&) = delete;
  Sample& operator=(const Sample&) = delete;
};

}  // namespace ssot::report
