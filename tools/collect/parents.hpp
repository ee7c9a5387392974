// parents.hpp - what the visitor is inside of, innermost last.
//
// The collector needs to know, for what it visits: is the result used, which declaration does this type
// belong to, which function is around it. A stack kept while walking answers for template instantiations too.
// Rejected: ASTContext's parent map (built for the whole unit, slow, and ambiguous for instantiations).
#pragma once

#include <clang/AST/Decl.h>
#include <clang/AST/DeclTemplate.h>
#include <clang/AST/Expr.h>
#include <clang/AST/ExprCXX.h>
#include <clang/AST/TypeLoc.h>

#include <string>
#include <vector>

#include "facts/facts.hpp"

namespace ssot::collect {

class Parents {
 public:
  struct Entry {
    const clang::Decl* declaration = nullptr;
    const clang::Stmt* statement = nullptr;
    clang::TypeLoc type;
  };

  class Scope {
   public:
    Scope(Parents& parents, const clang::Decl* decl) : Scope(parents, Entry{decl, nullptr, {}}) {}
    Scope(Parents& parents, const clang::Stmt* statement) : Scope(parents, Entry{nullptr, statement, {}}) {}
    Scope(Parents& parents, clang::TypeLoc type) : Scope(parents, Entry{nullptr, nullptr, type}) {}
    ~Scope() { parents_.entries_.pop_back(); }
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;

   private:
    Scope(Parents& parents, Entry entry) : parents_(parents) { parents_.entries_.push_back(entry); }
    Parents& parents_;
  };

  const std::vector<Entry>& entries() const { return entries_; }

  // The statement `up` levels above the current one; null if that is no statement.
  const clang::Stmt* statement(std::size_t up) const;
  // The nearest expression around the current one that is not an implicit or syntactic wrapper.
  const clang::Expr* nearest_expression() const;
  const clang::CallExpr* nearest_call() const;

  const clang::FunctionDecl* function() const;
  // In sizeof, decltype, noexcept, a requires-expression: looked at by the compiler, and never evaluated.
  bool is_unevaluated() const;
  // In the initialiser of a variable of static storage duration that is no function's.
  bool is_before_main() const;
  // In what a template was instantiated to, whose text serves other arguments too.
  bool in_instantiation() const;
  // How often the current place is reached while the outermost function around it runs once.
  facts::Reached reached() const;
  // The outermost function around the current place that has a body; null if none.
  const clang::FunctionDecl* outermost_function() const;
  // What a person would say the current place is in; null at file level.
  const clang::NamedDecl* enclosing() const;
  std::string enclosing_name() const;
  // No linkage joins it with one of the same name in another file: it is static or in an anonymous namespace, a `main`,
  // or no more than a namespace.
  bool enclosing_is_local() const;
  std::vector<std::string> function_names() const;

  // The declaration or expression to which the current type belongs.
  const Entry* owner_of_type() const;
  // Type locations around the current one, innermost first, elaborations and qualifiers left out.
  std::vector<clang::TypeLoc> type_holders() const;
  const clang::NamedDecl* holder_template() const;
  // The declaration being visited is one of several in one statement.
  bool shares_declaration() const;

 private:
  std::vector<Entry> entries_;
};

}  // namespace ssot::collect
