// include_graph.hpp - who includes what, and what that makes of a file.
//
//   facts::Include, facts::File  =>  closures, fragments and their owners, headers that export others
//
// A fragment is text for its includers: it has no guard and includes nothing at its own file scope (X-macro rows, parts
// of a class), so that what it needs must be included by those who include it. An umbrella is a header that only
// includes: whoever includes it may rely on all of it, as where IWYU's `export` says so.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "facts/facts.hpp"

namespace ssot::plan {

class IncludeGraph {
 public:
  explicit IncludeGraph(const facts::Facts& facts);

  const std::vector<const facts::Include*>& of(facts::FileId file) const;
  bool is_fragment(facts::FileId file) const { return owners_.contains(file); }
  // The files that must include what `file` needs: itself, or its includers.
  std::set<facts::FileId> owners(facts::FileId file) const;
  // Whoever includes `include`'s file may rely on what this include brings.
  bool is_exported(const facts::Include& include) const;

  // Everything that is reached from a file, itself among it. Edges that `cut` names are left out.
  using Cut = std::function<bool(const facts::Include&)>;
  std::set<facts::FileId> closure(facts::FileId from, const Cut& cut = {}) const;

 private:
  bool includes_by_itself(facts::FileId file) const;

  const facts::Facts& facts_;
  std::map<facts::FileId, std::vector<const facts::Include*>> by_file_;  // in the order of places
  std::map<facts::FileId, std::set<facts::FileId>> owners_;              // of fragments
  std::set<facts::FileId> main_;
};

// Is this the file that an include with these words finds? `spelled` has its delimiters.
bool is_spelled(const std::string& path, const std::string& spelled);

}  // namespace ssot::plan
