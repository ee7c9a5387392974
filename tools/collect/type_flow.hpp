// type_flow.hpp - which declarations hold legacy types, and what flows from where to where.
//
//   expression  =>  roots (nodes)      initialisation, argument, return, assignment  =>  Flow
//
// What is joined by flows must migrate together: a variable cannot become canonical while a function that it
// is passed to still takes the legacy type. Rejected: trying each edit alone and asking the compiler (a
// thousand sites, a thousand parses), and joining by type (one stubborn use would hold up the whole code
// base). Limits: flows through standard containers and callables are followed by the types of the arguments,
// not by value; what that misses, verification refuses.
#pragma once

#include <clang/AST/ASTContext.h>
#include <clang/AST/Expr.h>
#include <clang/AST/Type.h>

#include <vector>

#include "collect/entity_index.hpp"
#include "collect/source_map.hpp"

namespace ssot::collect {

class TypeFlow {
 public:
  TypeFlow(clang::ASTContext& context, const EntityIndex& index, SourceMap& map, facts::Facts& facts);

  // Does the type mention a legacy type, through pointers, references, templates, functions or bases?
  bool mentions_legacy(clang::QualType type);
  // The legacy class that this type is, or that it is derived from; null if none.
  const clang::CXXRecordDecl* legacy_base(const clang::CXXRecordDecl* record);
  bool is_legacy(const clang::NamedDecl* decl);

  // The node of a declaration; redeclarations and instantiations share one.
  facts::Node node(const clang::Decl& decl);
  // Where a value of legacy type comes from. Empty if it comes from none.
  std::vector<facts::Node> roots(const clang::Expr* expr);

  void flow(const std::vector<facts::Node>& from, const facts::Node& to);
  void flow(const clang::Expr* from, const clang::ValueDecl& to);
  void join(const clang::Expr* a, const clang::Expr* b);
  // A declaration whose type is written with a project's alias, or is a class derived from a legacy one, goes
  // with that alias or class.
  void tie_to_type(const clang::Decl& decl, clang::QualType type);

  // The specialization that a class is, or is made from, if its arguments mention a legacy type; null otherwise.
  const clang::CXXRecordDecl* special(clang::QualType type);

  // Redeclarations, and an override with what it overrides: result and parameters go together.
  void join_signatures(const clang::FunctionDecl& a, const clang::FunctionDecl& b);
  // Arguments with the parameters of the project's own functions.
  void join_arguments(const clang::FunctionDecl& callee, llvm::ArrayRef<const clang::Expr*> arguments);
  // make_unique<Service>(manager): as if the constructor had been called.
  void join_constructor(const clang::CXXRecordDecl& record, const clang::CallExpr& call);
  // container.push_back(x), list.insert(x): what goes in goes with the container.
  void join_through_container(const clang::CallExpr& call);

 private:
  void collect_roots(const clang::Expr* expr, std::vector<facts::Node>& out, unsigned depth);
  void roots_of_call(const clang::CallExpr& call, std::vector<facts::Node>& out, unsigned depth);
  bool mentions(clang::QualType type, unsigned depth);
  bool mentions_uncached(clang::QualType type, unsigned depth);

  clang::ASTContext& context_;
  const EntityIndex& index_;
  SourceMap& map_;
  facts::Facts& facts_;
  llvm::DenseMap<const clang::Type*, bool> mention_cache_;
  llvm::DenseMap<const clang::CXXRecordDecl*, const clang::CXXRecordDecl*> base_cache_;
};

}  // namespace ssot::collect
