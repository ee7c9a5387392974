// choices.hpp - what the compiler decides without a word, recorded so that it can be compared after an edit.
//
//   call, noexcept, requires, if constexpr, structured binding, declared reference  =>  facts::Choice
//
// An edit that changes a type compiles, and yet another overload may be called, another branch be taken, or a reference
// be left to a temporary that was no temporary before. What is decided is named so that edits elsewhere do not change
// it: an overload by its place among its kin, not by its parameters. Only the project's own functions are looked at:
// which of the standard library's overloads prints a number is nobody's concern. Rejected: comparing the types of all
// expressions (they change, that is the point).
#pragma once

#include "collect/site_recorder.hpp"

namespace ssot::collect {

// `decided` of a reference, pointer or view that is left to a temporary; its lifetime is recorded only then.
inline constexpr const char* left_to_a_temporary = "refers to a temporary that is gone";

// `decided` of a method that overrides one; of one that does not it is anything else.
inline constexpr const char* overrides_a_method = "an override";

// How `decided` of a call begins, where the name has several.
inline constexpr const char* one_overload = "overload ";

class Choices {
 public:
  explicit Choices(SiteRecorder& record) : record_(record) {}
  void on_statement(const clang::Stmt& statement);
  void on_declaration(const clang::Decl& decl);

 private:
  void overload(const clang::FunctionDecl& callee, clang::SourceLocation at);
  void condition(const clang::IfStmt& statement);
  void passed(const clang::FunctionDecl& callee, llvm::ArrayRef<const clang::Expr*> arguments);
  // What stands for which field: the order of fields decides, and no name.
  std::string field_name(const clang::FieldDecl& field) const;
  void overrides(const clang::CXXRecordDecl& record);
  void bindings(const clang::DecompositionDecl& decl);
  void items(const clang::InitListExpr& list);
  void returned(const clang::ReturnStmt& statement);
  void held(const std::string& name, const clang::Expr* init, clang::QualType type, clang::SourceLocation at);
  void add(std::string subject, std::string decided, clang::SourceLocation at);

  SiteRecorder& record_;
  SourceMap& map_ = record_.map;
};

}  // namespace ssot::collect
