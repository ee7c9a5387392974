// instance_sites.hpp - where an object of a canonical type is made, or kept in static storage of a header.
//
//   variable, member, new, make_unique, T(...), a call of what the rules make it by  =>  facts::Instance
//
// An object of a class that derives from the canonical one is none: that is how a project says "a mock". Nor is a
// parameter, for who calls has made it. Of nested makers (`bind(Manager::create())`) the outermost is told.
#pragma once

#include <clang/AST/DeclCXX.h>

#include "collect/entity_index.hpp"
#include "collect/parents.hpp"
#include "collect/source_map.hpp"

namespace ssot::collect {

class InstanceSites {
 public:
  InstanceSites(const EntityIndex& index, SourceMap& map, const Parents& parents, facts::Facts& facts)
      : index_(index), map_(map), parents_(parents), facts_(facts) {}

  void on_declaration(const clang::DeclaratorDecl& decl);
  void on_expression(const clang::Expr& expression);

 private:
  void variable(const clang::VarDecl& decl);
  void field(const clang::FieldDecl& decl);
  void call(const clang::CallExpr& call);
  void expression_makes(std::string type, std::string how, const clang::Expr& expression);
  bool each_has_one(const clang::VarDecl& decl) const;
  bool is_made_within_another() const;
  bool is_told_by_declaration() const;
  bool is_told(const clang::VarDecl& decl) const;
  std::string canonical(const clang::CXXRecordDecl* record) const;
  std::string canonical_of(clang::QualType type) const;
  void add(std::string type, std::string how, clang::SourceLocation at, bool each_has_one = false);

  const EntityIndex& index_;
  SourceMap& map_;
  const Parents& parents_;
  facts::Facts& facts_;
};

}  // namespace ssot::collect
