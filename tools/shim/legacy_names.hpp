// legacy_names.hpp - which legacy types a piece of C++ text names, looked up from its own scope outwards.
//
//   "const std::vector<ConnectionInfo*>&" in n::m  =>  LegacyNames  =>  the rule of n::m::ConnectionInfo
//
// The text of a declaration is all that a rule has, so names are resolved as C++ does for the simple cases:
// `a::b::C` in scope n::m is n::m::a::b::C, else n::a::b::C, else a::b::C. Base classes are not searched.
// Requires: the concept outlives this.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "rules/concept.hpp"

namespace ssot::shim {

class LegacyNames {
 public:
  explicit LegacyNames(const rules::Concept& known);

  // The rule of a legacy type, or null.
  const rules::Rule* type(const std::string& scope, const std::string& spelled) const;
  // Every legacy type that the text names, in order, each once.
  std::vector<const rules::Rule*> named_in(const std::string& scope, std::string_view text) const;
  // The rules whose entity stands directly in that scope, in the file's order.
  std::vector<const rules::Rule*> members(const std::string& scope) const;
  bool is_type(const std::string& qualified) const { return types_.contains(qualified); }

 private:
  const rules::Concept& known_;
  std::map<std::string, const rules::Rule*> types_;
};

// The innermost enclosing namespace: `scope` with the types at its end left out.
std::string namespace_of(const LegacyNames& names, std::string scope);
// "a::b::c" => "a::b"; "c" => "".
std::string parent_of(const std::string& qualified);

}  // namespace ssot::shim
