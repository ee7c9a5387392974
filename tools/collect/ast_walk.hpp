// ast_walk.hpp - the one walk over a tree that all who look at Clang's nodes share.
//
//   declaration or statement  =>  on_declaration, on_statement, on_type, ... of all that is entered
//
// clang::RecursiveASTVisitor is instantiated here alone: each instantiation costs a compiler twenty seconds.
// Who derives asks what a node is with dyn_cast. (LLVM 20 has DynamicRecursiveASTVisitor for the same
// reason.) Rejected: AST matchers (none for dependent member references in LLVM 19; a pass for each
// question).
#pragma once

#include <clang/AST/ASTConcept.h>

#include "collect/parents.hpp"

namespace ssot::collect {

enum class Instantiations { skip, visit };

// Not safe for use by two threads; nodes belong to their ASTContext and must outlive the walk.
class AstWalk {
 public:
  explicit AstWalk(Instantiations instantiations = Instantiations::skip) : instantiations_(instantiations) {}
  virtual ~AstWalk() = default;
  AstWalk(const AstWalk&) = delete;
  AstWalk& operator=(const AstWalk&) = delete;

  void walk(clang::Decl& root);
  void walk(clang::Stmt& root);

 protected:
  // What is not entered is not told either.
  virtual bool enters(const clang::Decl&) { return true; }
  virtual void on_declaration(clang::Decl&) {}
  virtual void on_statement(clang::Stmt&) {}
  virtual void on_type(clang::TypeLoc) {}
  // The whole qualifier, before what it qualifies. Its steps are not told one by one, their template arguments are.
  virtual void on_qualifier(clang::NestedNameSpecifierLoc) {}
  virtual void on_member_init(clang::CXXCtorInitializer&) {}
  // Before what stands in it is told; a template that is an argument is told here alone.
  virtual void on_template_argument(const clang::TemplateArgumentLoc&) {}
  // A concept is named, in a constraint or as a value.
  virtual void on_concept(const clang::ConceptReference&) {}

  // The node that is told is the last entry. A derived class may add to it while it looks at a node.
  Parents parents_;

 private:
  class Visitor;
  Instantiations instantiations_;
};

}  // namespace ssot::collect
