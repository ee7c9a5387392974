#include "lint/checks/odr_config.hpp"

#include "lint/odr.hpp"

namespace ssot::lint {

std::vector<Finding> odr_config(const Context& context) {
  std::vector<Finding> findings;
  for (const Versions& of_one : versions(context)) {
    const facts::Definition& first = *of_one[0];
    const facts::Definition& other = *of_one[1];
    Finding finding = odr_finding("SSOT003", {&first, &other, false, {}}, context);
    const std::string macro = macro_difference(first, other), layout = layout_difference(first, other);
    finding.message = first.keyword + " " + first.name + " is " + std::to_string(of_one.size()) +
                      " classes, for units that see other macros" + (macro.empty() ? "" : ": " + macro) + ". " +
                      (layout.empty() ? "Its tokens differ." : "Its layout differs: " + layout + ".");
    finding.help = "let the class not hang on a macro, or define the macro for every unit of a program";
    finding.related.clear();
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace ssot::lint
