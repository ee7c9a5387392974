#include "lint/checks/odr_layout.hpp"

#include "lint/odr.hpp"

namespace ssot::lint {

std::vector<Finding> odr_layout(const Context& context) {
  std::vector<Finding> findings;
  for (const Rival& rival : rivals(context)) {
    if (!rival.layouts_differ) continue;
    Finding finding = odr_finding("SSOT001", rival, context);
    finding.message = rival.other->keyword + " " + rival.other->name + " has another layout here than in " +
                      context.relative(rival.first->name_range.file) + ": " + layout_difference(*rival.first, *rival.other) + ". " +
                      (rival.program.empty() ? "A program that links both" : "The program " + rival.program + ", which links both,") +
                      " reads one as the other.";
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace ssot::lint
