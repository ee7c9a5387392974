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
    // The argument in the place of a template's parameter: it is written elsewhere.
    if (llvm::isa<clang::SubstNonTypeTemplateParmExpr>(statement)) return true;
    const Parents::Scope scope(walk_.parents_, statement);
    return Base::TraverseStmt(statement);
  }
  bool TraverseTypeLoc(clang::TypeLoc type) {
    if (type.isNull()) return true;
    const Parents::Scope scope(walk_.parents_, type);
    return Base::TraverseTypeLoc(type);
  }
  bool TraverseTemplateArgumentLoc(const clang::TemplateArgumentLoc& argument) {
    walk_.on_template_argument(argument);
    return Base::TraverseTemplateArgumentLoc(argument);
  }
  bool TraverseNestedNameSpecifierLoc(clang::NestedNameSpecifierLoc qualifier) {
    if (!qualifier) return true;
    walk_.on_qualifier(qualifier);
    for (; qualifier; qualifier = qualifier.getPrefix())
      if (qualifier.getNestedNameSpecifier()->getAsType() != nullptr && !arguments_of(qualifier.getTypeLoc()))
        return false;
    return true;
  }
  // Clang's own visitor shows the body of a generic lambda once, with nothing resolved in it.
  bool TraverseLambdaExpr(clang::LambdaExpr* lambda, DataRecursionQueue* queue = nullptr) {
    if (!Base::TraverseLambdaExpr(lambda, queue)) return false;
    const clang::FunctionTemplateDecl* generic =
        shouldVisitTemplateInstantiations() ? lambda->getDependentCallOperator() : nullptr;
    if (generic == nullptr) return true;
    for (clang::FunctionDecl* called : generic->specializations())
      if (!TraverseDecl(called)) return false;
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
  bool VisitConceptReference(clang::ConceptReference* reference) {
    walk_.on_concept(*reference);
    return true;
  }

 private:
  bool arguments_of(clang::TypeLoc type) {
    const Parents::Scope scope(walk_.parents_, type);
    if (const auto named = type.getAs<clang::TemplateSpecializationTypeLoc>()) return arguments_in(named);
    if (const auto named = type.getAs<clang::DependentTemplateSpecializationTypeLoc>()) return arguments_in(named);
    return true;
  }
  template <class Named>
  bool arguments_in(Named named) {
    for (unsigned i = 0; i < named.getNumArgs(); ++i)
      if (!this->TraverseTemplateArgumentLoc(named.getArgLoc(i))) return false;
    return true;
  }

  AstWalk& walk_;
};

void AstWalk::walk(clang::Decl& root) {
  Visitor(*this).TraverseDecl(&root);
}

void AstWalk::walk(clang::Stmt& root) {
  Visitor(*this).TraverseStmt(&root);
}

}  // namespace ssot::collect
