#include "lint/checks/stale_suppression.hpp"

#include "lint/legacy.hpp"

namespace ssot::lint {

std::vector<Finding> stale_suppression(const Context& context) {
  std::vector<Finding> findings;
  for (const LedgerEntry* entry : stale_entries(context)) {
    Finding finding;
    finding.check = "SSOT017";
    finding.region = {context.ledger_file, 1, 1, 1, 1};
    const std::string where = entry->file + (entry->enclosing.empty() ? "" : ", in " + entry->enclosing);
    finding.message =
        "the ledger notes " + entry->entity + " (" + where + "), and nothing is there any more.";
    finding.help = "run `ssot rewrite`, which writes the ledger again, or remove the entry";
    finding.subject = entry->rule + " " + entry->entity + " in " + where;
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace ssot::lint
