// legacy.hpp - which files and uses are legacy, and which of the uses are noted in the ledger.
//
//   Facts x RuleSet x Ledger  =>  LegacyUse, LegacyInclude (each with its note, if any), stale entries
//
// An entry covers as many sites as its count says, in the order of places; one more is not noted. Sites
// inside legacy headers and their implementations are nobody's uses: what those may hold is SSOT013's
// question.
#pragma once

#include <string>
#include <vector>

#include "lint/context.hpp"

namespace ssot::lint {

struct LegacyFile {
  const rules::Concept* of = nullptr;
  const rules::LegacyHeader* header = nullptr;  // null: not a legacy file
  bool implementation = false;
  explicit operator bool() const { return header != nullptr; }
};

LegacyFile legacy_file(const Context& context, const std::string& path);

// Implementation files of the header that are still there, absolute, sorted.
std::vector<std::string> implementations_of(const Context& context, const rules::LegacyHeader& header);

struct LegacyUse {
  const facts::Site* site = nullptr;
  const LedgerEntry* note = nullptr;
};

// An include of a legacy header, or another place that names one: a __has_include, a switched-off include, -include.
struct LegacyInclude {
  facts::Range place;   // the name as spelled
  std::string written;  // without delimiters
  bool fixable = false;
  const rules::Concept* of = nullptr;
  const rules::LegacyHeader* header = nullptr;
  const LedgerEntry* note = nullptr;
};

// One for each place and kind, however many units or instantiations saw it.
std::vector<LegacyUse> legacy_uses(const Context& context);
std::vector<LegacyInclude> legacy_includes(const Context& context);

// What a site is, as it stands before the name of its entity: "call of".
const char* words_for(facts::SiteKind kind);

// Entries of the ledger that cover nothing any more.
std::vector<const LedgerEntry*> stale_entries(const Context& context);

}  // namespace ssot::lint
