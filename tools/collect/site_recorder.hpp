// site_recorder.hpp - what every kind of site has in common, and the one door through which facts are
// written.
//
//   (rule, declaration, place)  =>  Site with name, spelling and surroundings  =>  Facts
//
// Nothing outside the project's root, in a legacy header or in a legacy implementation becomes a site: those
// are replaced as wholes. What no edit may touch whatever the rule says (a macro's body, an excluded file) is
// marked with `trouble`; whether the rest can be rewritten is judged in plan/.
#pragma once

#include "collect/parents.hpp"
#include "collect/type_flow.hpp"

namespace ssot::collect {

bool is_std(const clang::NamedDecl& decl, llvm::StringRef name);

class SiteRecorder {
 public:
  SiteRecorder(const EntityIndex& index_of_rules, SourceMap& source_map, TypeFlow& type_flow, Parents& around,
               facts::Facts& out)
      : index(index_of_rules), map(source_map), flow(type_flow), parents(around), facts_(out) {}

  facts::Site make(facts::SiteKind kind, const rules::Rule& rule, const clang::NamedDecl& decl,
                   clang::SourceLocation name);
  // `also` are nodes that must go with it.
  void add(facts::Site site, std::vector<facts::Node> also = {});

  // A name that only looks like a legacy one: it resolves to something else, or waits for a template
  // argument.
  void mention_other(clang::SourceLocation at, const clang::NamedDecl& decl);
  // The same for what a using-declaration names: what only an alias with a rule makes legacy is no site there.
  void mention_target(clang::SourceLocation at, const clang::NamedDecl& decl);
  void mention_dependent(clang::DeclarationName name, clang::SourceLocation at);
  // What stands in it is the legacy entity itself.
  void mention_own(clang::SourceRange declaration);
  // A file uses what another declares; whether it still needs that include is decided by these.
  void use(clang::SourceLocation at, const clang::NamedDecl& decl);
  // `found` is what name lookup came upon: a shadow, where a using-declaration brought the name in.
  void via(clang::SourceLocation at, const clang::NamedDecl& found);

  // In an instantiation the place is what made it: an edit there is the one that can change the choice.
  void choice(std::string subject, std::string decided, clang::SourceLocation at);

  // Macros in it are evaluated before main; of a lambda in it that is not known, so it counts.
  void before_main(const clang::Expr& initialiser);

  // A legacy class of which there is to be one instance.
  bool is_single(const clang::CXXRecordDecl& record);
  // A member of one, or that class itself.
  bool is_single_member(const clang::NamedDecl& decl);
  // The last type of a qualifier, if it is a legacy one with a rule.
  bool names_legacy(clang::TypeLoc qualifier) const;
  bool is_held_by_value(clang::QualType type);
  // The rule of a called function; an override follows the one that it overrides.
  const rules::Rule* rule_of(const clang::FunctionDecl& callee);
  // The legacy method that a method of the project's overrides, whose class may be derived from; null if none.
  const clang::CXXMethodDecl* overridden_legacy(const clang::CXXMethodDecl& method);

  const EntityIndex& index;
  SourceMap& map;
  TypeFlow& flow;
  Parents& parents;  // around the node that is looked at

 private:
  void mean(clang::SourceLocation at, const clang::NamedDecl& decl);
  std::uint64_t body_around();
  bool is_in_root(const std::optional<Spelled>& token) const;
  std::string shadowed(clang::SourceLocation at) const;
  bool hides_canonical(const clang::UsingDecl& introducer, const clang::UsingShadowDecl& shadow,
                       clang::SourceLocation at) const;
  facts::Facts& facts_;
  const clang::FunctionDecl* keyed_function_ = nullptr;  // of which `function_key_` is the key
  std::uint64_t function_key_ = 0;
};

}  // namespace ssot::collect
