// construction_sites.hpp - where an object of a legacy class is made or destroyed.
//
//   new, delete, make_unique, make_shared, T(...)  =>  Site (construct, destroy)
//
// Only classes of which there is to be one instance are looked at, and constructors whose rule is a note: the others are
// made as before.
#pragma once

#include "collect/site_recorder.hpp"

namespace ssot::collect {

// T of std::make_unique<T> and std::make_shared<T>; null for other functions.
const clang::CXXRecordDecl* type_made_by(const clang::FunctionDecl& maker);

class ConstructionSites {
 public:
  explicit ConstructionSites(SiteRecorder& record) : record_(record) {}
  void on_statement(const clang::Stmt& statement);

 private:
  void new_expression(const clang::CXXNewExpr& made);
  void constructor_call(const clang::CXXConstructExpr& construct);
  void delete_expression(const clang::CXXDeleteExpr& expression);
  void maker_call(const clang::CallExpr& call);

  void record_construct(const clang::Expr& expression, const clang::CXXRecordDecl& record,
                        std::string creation, clang::SourceRange range, const char* trouble = "");
  void noted(const clang::CXXConstructorDecl& constructor, clang::SourceLocation at, clang::SourceRange whole);
  void noted_maker(const clang::CallExpr& call, const clang::CXXRecordDecl& made);
  const rules::Rule* constructor_rule(const clang::CXXRecordDecl& record);

  SiteRecorder& record_;
  const EntityIndex& index_ = record_.index;
  SourceMap& map_ = record_.map;
  TypeFlow& flow_ = record_.flow;
  Parents& parents_ = record_.parents;
};

}  // namespace ssot::collect
