#include "lint/checks/discarded_outcome.hpp"

#include "lint/legacy.hpp"

namespace ssot::lint {

std::vector<Finding> discarded_outcome(const Context& context) {
  std::vector<Finding> findings;
  for (const facts::Discarded& lost : context.facts.discarded) {
    const facts::File& file = context.facts.files[lost.place.file];
    if (!file.in_root || legacy_file(context, file.path)) continue;
    Finding finding;
    finding.check = "SSOT019";
    finding.severity = Severity::warning;
    finding.region = context.region(lost.place);
    finding.message = "the outcome of " + lost.function + " " + lost.how + ". What could not be done is lost in silence.";
    finding.help = "look at it, hand it on, or say by the API's own name that it may be lost, as `.or_report()` does";
    finding.subject = lost.function + (lost.enclosing.empty() ? "" : " in " + lost.enclosing);
    if (lost.enclosing.empty() || lost.enclosing_is_local) finding.in_file = finding.subject;
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace ssot::lint
