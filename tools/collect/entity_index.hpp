// entity_index.hpp - rules as the collector looks them up: by resolved declaration.
//
//   RuleSet  =>  EntityIndex  =>  match(decl)  =>  Rule
//
// A declaration matches by qualified name (inline namespaces left out) and, where the legacy class overloads
// the name, by its parameters. What is declared in a legacy header and has no rule is still a legacy entity:
// its uses are sites that get a note, never silence.
#pragma once

#include <clang/AST/Decl.h>
#include <llvm/ADT/DenseMap.h>

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "rules/concept.hpp"

namespace ssot::collect {

// "n::C::f", without inline namespaces and template arguments; "(anonymous)" for unnamed scopes.
std::string qualified_name(const clang::NamedDecl& decl);

// What the rules name, by the name to look for.
struct NamedEntity {
  std::string kind;  // rule, canonical, root: facts::Declared
  std::string id;    // the rule's; else the name
  std::string name;  // qualified; a macro's alone
  bool is_macro = false;
};

class EntityIndex {
 public:
  explicit EntityIndex(const rules::RuleSet& rules);

  // The rule for exactly this declaration; null if there is none.
  const rules::Rule* match(const clang::NamedDecl& decl) const;
  const rules::Rule* match_macro(std::string_view name) const;

  bool is_legacy_type(const std::string& qualified) const { return types_.contains(qualified); }
  bool is_one_instance(const std::string& qualified) const { return instances_.contains(qualified); }
  // The canonical type of a concept, or what a legacy type becomes.
  bool is_canonical_type(const std::string& qualified) const { return canonical_.contains(qualified); }
  // The outermost names that replacements begin with: `one` of one::Hub.
  const std::set<std::string, std::less<>>& canonical_roots() const { return canonical_roots_; }
  // The qualified names in what a site of this rule can become.
  const std::set<std::string>& names_for(const std::string& rule) const;
  // ... of any rule, and the last words of all.
  bool is_replacing_name(const std::string& qualified) const { return replacing_.contains(qualified); }
  bool ends_replacing_name(std::string_view word) const { return replacing_ends_.contains(word); }
  // An unqualified name that some rule's entity has.
  bool is_known_name(std::string_view name) const { return names_.contains(name); }
  // Of those, the ones that a translation unit with a use must spell: a member's use needs its class, too.
  const std::set<std::string, std::less<>>& selecting_names() const { return selecting_names_; }
  // The project says that calling it does nothing but give access.
  bool is_effect_free(const std::string& function) const { return effect_free_.contains(function); }
  bool is_composition_root(const std::string& function) const { return roots_.contains(function); }
  // Functions by which the rules reach the one instance, and those that they make it by.
  bool is_accessor(const std::string& function) const { return accessors_.contains(function); }
  bool is_maker(const std::string& function) const { return makers_.contains(function); }
  const std::vector<NamedEntity>& named_entities() const { return named_; }
  // A class that the rules name, or one nested in it; and the last words of those names.
  // ... or any class at all, from when take_every_class was called.
  bool is_of_a_manager(std::string qualified) const;
  void take_every_class();
  const std::set<std::string, std::less<>>& manager_words() const { return manager_words_; }

  // Does this path, as canonical absolute name, end like a legacy header or one of its implementations?
  bool is_legacy_header(std::string_view path) const;
  // ... like a header that declares legacy entities beside others, and stays?
  bool is_shared_header(std::string_view path) const;
  bool is_legacy_implementation(std::string_view path) const;
  // A header or an implementation: what goes, or stays as it is.
  bool is_legacy_file(std::string_view path) const { return is_legacy_header(path) || is_legacy_implementation(path); }
  // The legacy header that a path, or the words of an include, end like; empty: none.
  std::string legacy_header(std::string_view path) const;
  // Whether an include with these words could find one, whatever the include path is.
  bool may_be_legacy_header(std::string_view written) const;
  std::set<std::string> header_suffixes() const;

 private:
  void add_instance_names(const rules::Concept& unit);

  std::map<std::string, std::vector<const rules::Rule*>, std::less<>> by_name_;
  std::map<std::string, const rules::Rule*, std::less<>> macros_;
  std::map<std::string, std::set<std::string>> names_for_;  // by rule
  std::set<std::string> replacing_;
  std::set<std::string, std::less<>> replacing_ends_;
  std::set<std::string, std::less<>> types_;
  std::set<std::string, std::less<>> canonical_;
  std::set<std::string, std::less<>> instances_;
  std::set<std::string, std::less<>> canonical_roots_;
  std::set<std::string, std::less<>> names_;
  std::set<std::string, std::less<>> selecting_names_;
  std::set<std::string, std::less<>> roots_;
  std::set<std::string, std::less<>> accessors_;
  std::set<std::string, std::less<>> makers_;
  std::set<std::string, std::less<>> manager_words_;
  bool every_class_ = false;
  std::vector<NamedEntity> named_;
  std::set<std::string, std::less<>> effect_free_;
  std::set<std::string> headers_;
  std::set<std::string> shared_headers_;
  std::set<std::string> implementations_;
};

}  // namespace ssot::collect
