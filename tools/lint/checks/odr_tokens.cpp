#include "lint/checks/odr_tokens.hpp"

#include "lint/odr.hpp"

namespace ssot::lint {

std::vector<Finding> odr_tokens(const Context& context) {
  std::vector<Finding> findings;
  for (const Rival& rival : rivals(context)) {
    if (rival.layouts_differ) continue;
    Finding finding = odr_finding("SSOT002", rival, context);
    const std::string difference = token_difference(*rival.first, *rival.other, context);
    finding.message = rival.other->keyword + " " + rival.other->name + " is defined otherwise here than in " +
                      context.relative(rival.first->name_range.file) + (difference.empty() ? "" : ": " + difference) + ". " +
                      (rival.program.empty() ? "A program that links both" : "The program " + rival.program + ", which links both,") +
                      " is ill-formed, and no linker says so.";
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace ssot::lint
