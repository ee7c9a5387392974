#include "verify/short_names.hpp"

#include <llvm/ADT/StringRef.h>

namespace ssot::verify {

std::set<facts::Range> short_names_in(const edit::Edited& edited, unsigned line) {
  std::set<facts::Range> out;
  for (const edit::ShortName& put : edited.short_names)
    if (1 + llvm::StringRef(edited.after).take_front(put.begin).count('\n') == line) out.insert(put.site);
  return out;
}

void Meanings::add(const facts::Facts& unit) {
  for (const facts::Meaning& meaning : unit.meanings)
    entities_[{unit.path(meaning.token.file), meaning.token.end}].insert(meaning.entity);
}

std::set<facts::Range> Meanings::unproven(const edit::Edits& edits) const {
  std::set<facts::Range> out;
  for (const auto& [path, edited] : edits)
    for (const edit::ShortName& put : edited.short_names) {
      const auto found = entities_.find({path, put.end});
      if (found == entities_.end() || found->second != std::set<std::string>{put.name}) out.insert(put.site);
    }
  return out;
}

}  // namespace ssot::verify
