// include_needs.hpp - which includes new text asks for.
//
//   concepts + text of a change  =>  the includes that declare the canonical names in it
//
// A name belongs to the longest prefix that the rules know: where `a::` is one concept's namespace and `a::b::` another's,
// `a::b::x` asks for the second alone. Of concepts in one namespace the one whose rules changed the file is meant.
// Rejected: looking for the namespace anywhere in the text (nested namespaces of two concepts both answer).
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "rules/concept.hpp"

namespace ssot::plan {

class IncludeNeeds {
 public:
  explicit IncludeNeeds(const rules::RuleSet& rules);

  // `owners`: concepts whose rules changed something in the file.
  std::set<std::string> of(std::string_view text, const std::set<const rules::Concept*>& owners) const;

 private:
  struct Prefix {
    std::string text;  // "one::", or a name
    const rules::Concept* owner;
    const std::string* include;
    bool whole;  // only this very name
  };
  void of_name(std::string_view name, const std::set<const rules::Concept*>& owners, std::set<std::string>& out) const;

  std::vector<Prefix> prefixes_;
};

}  // namespace ssot::plan
