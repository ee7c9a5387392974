#include "collect/ast_walk.hpp"

#include <clang/AST/RecursiveASTVisitor.h>

namespace ssot::collect {

class AstWalk::Visitor final : public clang::RecursiveASTVisitor<Visitor> {
  using Base = clang::RecursiveASTVisitor<Visitor>;

 public:
  explicit Visitor(AstWalk& walk) : walk_(walk) {}

  bool shouldVisitTemplateInstantiations() const { return walk_.instantiations_ == Instantiations::visit; }

  bool TraverseDecl(clang::Decl* decl) {
    if (decl == nullptr || !walk_.enters(*decl)) return true;
    const Parents::Scope scope(walk_.parents_, decl);
    return Base::TraverseDecl(decl);
  }
  bool TraverseStmt(clang::Stmt* statement) {
    if (statement == nullptr) return true;
    const Parents::Scope scope(walk_.parents_, statement);
    return Base::TraverseStmt(statement);
  }
  bool TraverseTypeLoc(clang::TypeLoc type) {
    if (type.isNull()) return true;
    const Parents::Scope scope(walk_.parents_, type);
    return Base::TraverseTypeLoc(type);
  }
  bool TraverseNestedNameSpecifierLoc(clang::NestedNameSpecifierLoc qualifier) {
    if (qualifier) walk_.on_qualifier(qualifier);
    return true;
  }
  bool TraverseConstructorInitializer(clang::CXXCtorInitializer* initializer) {
    walk_.on_member_init(*initializer);
    return Base::TraverseConstructorInitializer(initializer);
  }

  bool VisitDecl(clang::Decl* decl) {
    walk_.on_declaration(*decl);
    return true;
  }
  bool VisitStmt(clang::Stmt* statement) {
    walk_.on_statement(*statement);
    return true;
  }
  bool VisitTypeLoc(clang::TypeLoc type) {
    walk_.on_type(type);
    return true;
  }

 private:
  AstWalk& walk_;
};

void AstWalk::walk(clang::Decl& root) {
  Visitor(*this).TraverseDecl(&root);
}

void AstWalk::walk(clang::Stmt& root) {
  Visitor(*this).TraverseStmt(&root);
}

}  // namespace ssot::collect
