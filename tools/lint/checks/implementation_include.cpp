#include "lint/checks/implementation_include.hpp"

#include "support/path.hpp"

namespace ssot::lint {
namespace {

std::string folder_of(const std::string& path) {
  return path.substr(0, path.rfind('/') + 1);
}

bool is_inside(const std::string& includer, const std::string& target, const rules::Canonical& canonical) {
  return folder_of(includer) == folder_of(target) || is_canonical_file(includer, canonical);
}

Finding bypass(const facts::Include& include, const std::string& header, const rules::Canonical& canonical,
               const Context& context) {
  Finding finding;
  finding.check = "SSOT011";
  finding.region = context.region(include.spelled);
  finding.message = "'" + include.written + "' is an implementation header of " + canonical.name() +
                    ". Its interface is " + canonical.include + ".";
  finding.help = "include " + canonical.include + " instead";
  finding.subject = header + " in " + context.relative(include.range.file);
  finding.in_file = header;
  finding.peer = canonical.include;
  return finding;
}

}  // namespace

std::vector<Finding> implementation_include(const Context& context) {
  std::vector<Finding> findings;
  for (const facts::Include& include : context.facts.includes) {
    const facts::File& includer = context.facts.files[include.range.file];
    const std::string& target = context.facts.path(include.target);
    if (!includer.in_root) continue;
    for (const rules::Concept& unit : context.rules.concepts)
      for (const std::string& header : unit.canonical.implementation_headers)
        if (ends_with_path(target, header) && !is_inside(includer.path, target, unit.canonical))
          findings.push_back(bypass(include, header, unit.canonical, context));
  }
  return findings;
}

}  // namespace ssot::lint
