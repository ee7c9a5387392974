#include "lint/checks/legacy_include.hpp"

#include "lint/legacy.hpp"

namespace ssot::lint {
namespace {

Finding finding_for(const LegacyInclude& legacy, const Context& context) {
  Finding finding;
  finding.check = "SSOT009";
  finding.region = context.region(legacy.place);
  finding.subject = legacy.header->path + " in " + context.relative(legacy.place.file);
  finding.in_file = legacy.header->path;
  finding.peer = legacy.of->canonical.include;
  if (legacy.note != nullptr) {
    finding.severity = Severity::note;
    finding.message =
        "legacy header '" + legacy.written + "' stays: " + legacy.note->why + ".";
    finding.help = legacy.note->todo;
    return finding;
  }
  finding.message = "legacy header '" + legacy.written + "' is included. The one include path is " +
                    legacy.of->canonical.include + ".";
  finding.help = std::string(legacy.fixable ? "run `ssot rewrite`, or " : "") + "include " +
                 legacy.of->canonical.include + " and use " + legacy.of->canonical.name();
  finding.fixable = legacy.fixable;
  return finding;
}

}  // namespace

std::vector<Finding> legacy_include(const Context& context) {
  std::vector<Finding> findings;
  for (const LegacyInclude& each : legacy_includes(context)) findings.push_back(finding_for(each, context));
  return findings;
}

}  // namespace ssot::lint
