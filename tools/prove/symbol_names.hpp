// symbol_names.hpp - when two symbols name the same thing, before and after a renaming.
//
//   mangled name  =>  demangled  =>  legacy names replaced by canonical ones, as the rules say  =>  keys
//
// A demangled name is fully qualified, so that a name of the rules is found in it by its parts alone: `old::Store` is
// not found in `mine::old::Store`, nor in `old::Storey`. Renaming goes one way: a legacy name becomes the canonical one,
// on both sides, and two canonical names stay two. That is why LLVM's ItaniumManglingCanonicalizer, which was made for
// nearly this, is not used: its equivalences are classes, so that after `old::S::put ~ new::S::add` and `old::S ~
// new::S` a call of `new::S::put` would pass for one of `new::S::add`; and it wants each name mangled with its
// parameters, which the text of a rule does not hold resolved. What a demangled name leaves out and tells symbols apart
// (the kinds of constructors, the ordinals of local entities) is appended.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace ssot::prove {

struct Rename {
  std::string from;   // qualified, no leading ::
  std::string to;     // qualified; of a member, the new name alone
  std::string scope;  // of a member: its legacy class; empty for everything else
  friend auto operator<=>(const Rename&, const Rename&) = default;
};

class SymbolNames {
 public:
  // Inline namespaces may stand in a symbol where the rules leave them out.
  explicit SymbolNames(const std::vector<Rename>& renames, std::set<std::string> inline_namespaces = {});

  // The names after the renaming by which a symbol is known; several where overloads of one legacy name become
  // different canonical ones, and the rules' text alone does not say which is which.
  std::vector<std::string> keys(const std::string& symbol) const;

  // Two texts that differ in renamed names alone, as __PRETTY_FUNCTION__ and `#argument` make them.
  bool same_text(std::string_view before, std::string_view after) const;

  // For people.
  static std::string readable(const std::string& symbol);

 private:
  struct Type {
    std::string from, to;
    std::map<std::string, std::set<std::string>> members;  // old unqualified => new ones
  };
  std::vector<std::string> mapped(std::string_view text) const;
  const Type* longest_type(const std::vector<std::string_view>& parts, std::size_t& used) const;
  bool matches(const std::vector<std::string_view>& parts, std::string_view name, std::size_t& used) const;
  std::string loosely(std::string_view text) const;

  std::vector<Type> types_;                                // longest first
  std::map<std::string, std::set<std::string>> names_;     // functions, variables: qualified => qualified
  std::set<std::string> inline_;
  std::map<std::string, std::string, std::less<>> tails_;  // last parts of legacy names => of canonical ones
};

}  // namespace ssot::prove
