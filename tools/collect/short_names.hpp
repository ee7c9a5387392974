// short_names.hpp - how the names of a replacement can be written where a site stands.
//
//   site, its surroundings, names of its rule  =>  short names
//
// Rules name things in full; a person writes `Hub` inside `namespace one`. A qualifier that the code spells (n::, an
// alias, a macro) is kept where it means what the new name lies in; else what the scopes and using-directives around
// the site open is left out, unless something nearer has the name. This is a proposal: what the canonical header will
// declare is not in the tree yet, so verification looks up what each short name came to mean.
// Rejected: shortening the text after the edit was verified in full (everything would be parsed twice).
#pragma once

#include <vector>

#include "collect/entity_index.hpp"
#include "collect/parents.hpp"
#include "collect/source_map.hpp"

namespace ssot::collect {

// The qualifier that stands before a site's name, as text without its last ::. Empty: none.
std::string written_qualifier(const facts::Site& site, SourceMap& map);

// `entity` is what the site names, `at` where.
std::vector<facts::ShortName> short_names(const facts::Site& site, const clang::NamedDecl& entity,
                                          clang::SourceLocation at, const EntityIndex& index, const Parents& around,
                                          SourceMap& map);

}  // namespace ssot::collect
