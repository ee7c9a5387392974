// expression_sites.hpp - where legacy functions, fields, variables and enumerators are used.
//
//   statement  =>  Site (call, found_by_argument, field, variable, enumerator, member_pointer),
//   Flow, Mention
//
// A name in a template that waits for its argument is a mention; the instantiations say what it is.
#pragma once

#include "collect/site_recorder.hpp"

namespace ssot::collect {

class ExpressionSites {
 public:
  explicit ExpressionSites(SiteRecorder& record) : record_(record) {}
  void on_statement(const clang::Stmt& statement);

 private:
  void call(const clang::CallExpr& call);
  void describe_qualifier(const clang::MemberExpr& member, const clang::FunctionDecl& callee, facts::Site& site);
  void found_by_argument(const clang::CallExpr& call, const clang::FunctionDecl& callee);
  void record_call(const clang::CallExpr& call, const clang::FunctionDecl& callee, const rules::Rule& rule);
  void name_is_free(const clang::MemberExpr& member, const rules::Rule& rule, facts::Site& site);
  void member(const clang::MemberExpr& member);
  void name(const clang::DeclRefExpr& name);
  void binary_operator(const clang::BinaryOperator& operation);
  // A pointer whose type becomes no pointer is compared with nullptr, or converted to bool.
  void null_test(const clang::Expr& test, const clang::Expr& pointer, bool is_equal, clang::SourceLocation at);
  // The rule of the type that a pointer points to, if it becomes a value there; else null.
  const rules::Rule* by_pointer_rule(const clang::Expr& pointer) const;
  // *p = x; q(*p)
  void dereference(const clang::UnaryOperator& operation);
  void return_statement(const clang::ReturnStmt& statement);
  void init_list(const clang::InitListExpr& list);
  // T{.field = x}
  void designators(const clang::DesignatedInitExpr& init);

  SiteRecorder& record_;
  const EntityIndex& index_ = record_.index;
  SourceMap& map_ = record_.map;
  TypeFlow& flow_ = record_.flow;
  Parents& parents_ = record_.parents;
};

}  // namespace ssot::collect
