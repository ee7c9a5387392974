#include "lint/registry.hpp"

#include "lint/checks/copied_definition.hpp"
#include "lint/checks/dangling_rule.hpp"
#include "lint/checks/discarded_outcome.hpp"
#include "lint/checks/duplicate_bodies.hpp"
#include "lint/checks/duplicate_name.hpp"
#include "lint/checks/duplicate_role.hpp"
#include "lint/checks/duplicate_structure.hpp"
#include "lint/checks/implementation_include.hpp"
#include "lint/checks/legacy_alias.hpp"
#include "lint/checks/legacy_include.hpp"
#include "lint/checks/legacy_mention.hpp"
#include "lint/checks/legacy_use.hpp"
#include "lint/checks/mixed_managers.hpp"
#include "lint/checks/odr_config.hpp"
#include "lint/checks/odr_layout.hpp"
#include "lint/checks/odr_tokens.hpp"
#include "lint/checks/second_initialisation.hpp"
#include "lint/checks/shim_logic.hpp"
#include "lint/checks/stale_suppression.hpp"

namespace ssot::lint {

const std::vector<Check>& all_checks() {
  static const std::vector<Check> checks = {
      {{"SSOT001", "odr-layout", Severity::error, "One class has different layouts in two files",
        "A class of the rules is defined in two files, and its objects lie differently in memory. A program that links "
        "both reads one as the other. A warning where the link is not known."},
       odr_layout},
      {{"SSOT002", "odr-tokens", Severity::error, "One class is defined differently in two files",
        "A class of the rules is defined in two files, and the compiler takes different tokens for it. A program that "
        "links both is ill-formed, and no linker says so. A warning where the link is not known."},
       odr_tokens},
      {{"SSOT003", "odr-config", Severity::warning, "One definition is another class in another unit",
        "The definition of a class of the rules hangs on a macro that units or builds define differently, so that one "
        "text makes several classes."},
       odr_config},
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
      {{"SSOT006", "duplicate-role", Severity::warning,
        "A class is named like the canonical's role",
        "The name of a class, without words such as I, My, Legacy, Impl or V2, is a declared role or the canonical's "
        "own name. It may be a second manager.",
        false},
       duplicate_role},
      {{"SSOT007", "duplicate-structure", Severity::error,
        "A class offers what the canonical offers, under another name",
        "The public methods of a class, or the functions of a namespace, are those of the canonical type, weighed by how "
        "rare their names are and whether their parameters match. It is a second manager under another name."},
       duplicate_structure},
      {{"SSOT008", "duplicate-bodies", Severity::warning,
        "Function bodies of the canonical stand in another class",
        "A class or a namespace has function bodies that are those of the canonical type, names and literals aside. Its "
        "methods may have other names, and it is a copy all the same.",
        false},
       duplicate_bodies},
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
      {{"SSOT012", "mixed-managers", Severity::error,
        "One file brings two manager headers together",
        "A file includes, itself or through others, two manager headers of one concept: legacy ones that "
        "do more than forward, or one of them and the canonical. Which manager a line means then hangs on "
        "the order of includes."},
       mixed_managers},
      {{"SSOT013", "shim-logic", Severity::error, "A legacy header does more than forward",
        "A legacy header, or an implementation file of one that is still there, holds state, branches or "
        "bodies of "
        "several statements. A compatibility header may only forward to the canonical."},
       shim_logic},
      {{"SSOT014", "second-initialisation", Severity::error,
        "An object of the canonical class is made besides the one of the entry point",
        "An object of the canonical class is made outside of the composition roots, a second time in one "
        "of them, or kept in static storage of a header, of which each shared library may have its own."},
       second_initialisation},
      {{"SSOT015", "legacy-alias", Severity::warning,
        "A legacy or the canonical class has another name",
        "An alias, or a using-declaration in a header, gives a manager another name. A search for the one "
        "does not find what uses the other, and the alias outlives the migration."},
       legacy_alias},
      {{"SSOT016", "legacy-mention", Severity::note,
        "The path of a legacy header is written where no include is",
        "A document, a build file, a comment, a string or a file that no translation unit reads names a "
        "legacy header by its path. It leads people back to it, and breaks when the header goes."},
       legacy_mention},
      {{"SSOT017", "stale-suppression", Severity::error,
        "A suppression, or an entry of the ledger or the baseline, covers nothing",
        "An inline suppression suppresses nothing, names no check or gives no reason, or an entry of the "
        "ledger of noted sites or of the baseline matches nothing any more. What is left behind would hide "
        "the next finding."},
       stale_suppression},
      {{"SSOT018", "dangling-rule", Severity::error,
        "The rules name something that is gone",
        "A canonical or legacy header, a type, another entity or an entry point that the rules name is "
        "not in the code base any more. A rule that matches nothing passes every run, and guards nothing."},
       dangling_rule},
      {{"SSOT019", "discarded-outcome", Severity::warning,
        "The outcome of a canonical call is thrown away",
        "The outcome of a canonical function that is [[nodiscard]] is ignored, cast to void, or kept "
        "where nothing reads it. What could not be done is lost in silence; a named handler such as "
        "or_report() says that it may be."},
       discarded_outcome},
  };
  return checks;
}

std::vector<CheckInfo> all_infos() {
  std::vector<CheckInfo> infos;
  for (const Check& check : all_checks()) infos.push_back(check.info);
  return infos;
}

}  // namespace ssot::lint
