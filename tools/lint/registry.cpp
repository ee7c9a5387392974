#include "lint/registry.hpp"

#include "lint/checks/copied_definition.hpp"
#include "lint/checks/duplicate_name.hpp"
#include "lint/checks/implementation_include.hpp"
#include "lint/checks/legacy_include.hpp"
#include "lint/checks/legacy_use.hpp"
#include "lint/checks/shim_logic.hpp"
#include "lint/checks/stale_suppression.hpp"

namespace ssot::lint {

const std::vector<Check>& all_checks() {
  static const std::vector<Check> checks = {
      {{"SSOT004", "copied-definition", Severity::error,
        "One class is defined with the same tokens in two files",
        "A class of the rules has external linkage and stands, token for token, in two files. Copies agree "
        "until "
        "one of them is changed; then every program that links both is wrong without a word from the "
        "linker."},
       copied_definition},
      {{"SSOT005", "duplicate-name", Severity::error,
        "The canonical's name is defined again in another scope",
        "A class has the unqualified name of the canonical type and is another class. Readers and completion "
        "cannot tell them apart, and each holds state of its own."},
       duplicate_name},
      {{"SSOT009", "legacy-include", Severity::error, "A legacy header is included",
        "A legacy header is included outside the legacy headers themselves and the ledger of noted sites. "
        "Each "
        "such include is a way back to a second manager."},
       legacy_include},
      {{"SSOT010", "legacy-use", Severity::error, "A legacy entity is used",
        "A legacy type, function, variable, enumerator or macro is used outside the legacy headers and the "
        "ledger "
        "of noted sites. Resolved declarations decide, never names."},
       legacy_use},
      {{"SSOT011", "implementation-include", Severity::error,
        "An implementation header is included instead of the interface",
        "A header that only the canonical's implementation may include is included from outside. What it "
        "declares "
        "may change without notice."},
       implementation_include},
      {{"SSOT013", "shim-logic", Severity::error, "A legacy header does more than forward",
        "A legacy header, or an implementation file of one that is still there, holds state, branches or "
        "bodies of "
        "several statements. A compatibility header may only forward to the canonical."},
       shim_logic},
      {{"SSOT017", "stale-suppression", Severity::error,
        "A suppression, or an entry of the ledger or the baseline, covers nothing",
        "An inline suppression suppresses nothing, names no check or gives no reason, or an entry of the "
        "ledger of noted sites or of the baseline matches nothing any more. What is left behind would hide "
        "the next finding."},
       stale_suppression},
  };
  return checks;
}

std::vector<CheckInfo> all_infos() {
  std::vector<CheckInfo> infos;
  for (const Check& check : all_checks()) infos.push_back(check.info);
  return infos;
}

}  // namespace ssot::lint
