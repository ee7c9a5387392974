#include "lint/checks/legacy_include.hpp"

#include "lint/legacy.hpp"

namespace ssot::lint {
namespace {

Finding finding_for(const LegacyInclude& legacy, const Context& context) {
  const facts::Include& include = *legacy.include;
  Finding finding;
  finding.check = "SSOT009";
  finding.region = context.region(include.spelled);
  finding.subject = legacy.header->path + " in " + context.relative(include.range.file);
  finding.peer = legacy.of->canonical.include;
  if (legacy.note != nullptr) {
    finding.severity = Severity::note;
    finding.message =
        "legacy header '" + include.written + "' stays: " + legacy.note->why + ".";
    finding.help = legacy.note->todo;
    return finding;
  }
  finding.message = "legacy header '" + include.written + "' is included. The one include path is " +
                    legacy.of->canonical.include + ".";
  finding.help = "run `ssot rewrite`, or include " + legacy.of->canonical.include + " and use " +
                 legacy.of->canonical.name();
  finding.fixable = true;
  return finding;
}

}  // namespace

std::vector<Finding> legacy_include(const Context& context) {
  std::vector<Finding> findings;
  for (const LegacyInclude& each : legacy_includes(context)) findings.push_back(finding_for(each, context));
  return findings;
}

}  // namespace ssot::lint
