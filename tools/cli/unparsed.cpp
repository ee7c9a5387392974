#include "cli/unparsed.hpp"

#include <set>

namespace ssot::cli {

void leave_unparsed_alone(facts::Facts& facts) {
  std::set<facts::FileId> proven;
  std::set<facts::FileId> guessed;
  for (const facts::Unit& unit : facts.units)
    (unit.parsed ? proven : guessed).insert(unit.files.begin(), unit.files.end());
  for (const facts::FileId file : guessed)
    if (!proven.contains(file)) facts.files[file].editable = false;
  for (facts::Site& site : facts.sites)
    if (site.trouble.empty() && guessed.contains(site.name.file) && !proven.contains(site.name.file))
      site.trouble = "the translation unit that shows it does not parse";
}

}  // namespace ssot::cli
