#include "collect/lifetime.hpp"

#include <clang/AST/Attr.h>
#include <clang/AST/DeclCXX.h>
#include <clang/AST/ExprCXX.h>

#include "collect/site_recorder.hpp"

namespace ssot::collect {
namespace {

constexpr unsigned max_value_depth = 24;

bool is_view(clang::QualType type) {
  const clang::CXXRecordDecl* record = type->getAsCXXRecordDecl();
  return record != nullptr && (record->hasAttr<clang::PointerAttr>() || is_std(*record, "basic_string_view") ||
                               is_std(*record, "span"));
}

class Lifetime {
 public:
  explicit Lifetime(const EntityIndex& index) : index_(index) {}

  // The object that a glvalue names, or that a prvalue makes.
  bool is_in_temporary(const clang::Expr* expr, unsigned depth = 0) const {
    if (expr == nullptr || depth > max_value_depth) return false;
    expr = expr->IgnoreParens();
    if (const auto* whole = llvm::dyn_cast<clang::FullExpr>(expr)) return is_in_temporary(whole->getSubExpr(), depth + 1);
    if (const auto* made = llvm::dyn_cast<clang::MaterializeTemporaryExpr>(expr))
      return made->getExtendingDecl() == nullptr;
    if (const auto* cast = llvm::dyn_cast<clang::CastExpr>(expr))
      return cast->getCastKind() != clang::CK_LValueToRValue && is_in_temporary(cast->getSubExpr(), depth + 1);
    if (const auto* member = llvm::dyn_cast<clang::MemberExpr>(expr)) {
      if (member->getMemberDecl()->getType()->isReferenceType()) return false;
      return member->isArrow() ? leads_into_temporary(member->getBase(), depth + 1)
                               : is_in_temporary(member->getBase(), depth + 1);
    }
    if (const auto* choice = llvm::dyn_cast<clang::ConditionalOperator>(expr))
      return is_in_temporary(choice->getTrueExpr(), depth + 1) || is_in_temporary(choice->getFalseExpr(), depth + 1);
    if (const auto* unary = llvm::dyn_cast<clang::UnaryOperator>(expr))
      return unary->getOpcode() == clang::UO_Deref && leads_into_temporary(unary->getSubExpr(), depth + 1);
    if (const auto* subscript = llvm::dyn_cast<clang::ArraySubscriptExpr>(expr))
      return leads_into_temporary(subscript->getBase(), depth + 1);
    if (const auto* call = llvm::dyn_cast<clang::CallExpr>(expr); call != nullptr && expr->isGLValue())
      return gives_own(*call, depth);
    return false;
  }

  // The object that a pointer, or a view, leads to.
  bool leads_into_temporary(const clang::Expr* expr, unsigned depth = 0) const {
    if (expr == nullptr || depth > max_value_depth) return false;
    expr = expr->IgnoreParens();
    if (const auto* whole = llvm::dyn_cast<clang::FullExpr>(expr))
      return leads_into_temporary(whole->getSubExpr(), depth + 1);
    if (const auto* bound = llvm::dyn_cast<clang::CXXBindTemporaryExpr>(expr))
      return leads_into_temporary(bound->getSubExpr(), depth + 1);
    if (const auto* made = llvm::dyn_cast<clang::MaterializeTemporaryExpr>(expr))
      return leads_into_temporary(made->getSubExpr(), depth + 1);
    if (const auto* cast = llvm::dyn_cast<clang::CastExpr>(expr)) {
      if (cast->getCastKind() == clang::CK_LValueToRValue) return false;
      if (cast->getCastKind() == clang::CK_ArrayToPointerDecay) return is_in_temporary(cast->getSubExpr(), depth + 1);
      return leads_into_temporary(cast->getSubExpr(), depth + 1);
    }
    if (const auto* unary = llvm::dyn_cast<clang::UnaryOperator>(expr))
      return unary->getOpcode() == clang::UO_AddrOf && is_in_temporary(unary->getSubExpr(), depth + 1);
    if (const auto* choice = llvm::dyn_cast<clang::ConditionalOperator>(expr))
      return leads_into_temporary(choice->getTrueExpr(), depth + 1) ||
             leads_into_temporary(choice->getFalseExpr(), depth + 1);
    if (const auto* call = llvm::dyn_cast<clang::CallExpr>(expr))
      return (call->getType()->isPointerType() || is_view(call->getType())) && gives_own(*call, depth);
    if (const auto* construct = llvm::dyn_cast<clang::CXXConstructExpr>(expr);
        construct != nullptr && is_view(construct->getType()) && construct->getNumArgs() > 0) {
      const clang::Expr* from = construct->getArg(0);
      if (from->getType()->isPointerType() || is_view(from->getType())) return leads_into_temporary(from, depth + 1);
      return is_in_temporary(from, depth + 1);
    }
    return false;
  }

 private:
  // A member of an object gives a part of it.
  bool gives_own(const clang::CallExpr& call, unsigned depth) const {
    const clang::Expr* object = nullptr;
    if (const auto* member = llvm::dyn_cast<clang::CXXMemberCallExpr>(&call)) {
      object = member->getImplicitObjectArgument();
      if (object != nullptr && object->getType()->isPointerType())
        return !lives_on(call) && leads_into_temporary(object, depth + 1);
    } else if (const auto* operation = llvm::dyn_cast<clang::CXXOperatorCallExpr>(&call);
               operation != nullptr && llvm::isa_and_nonnull<clang::CXXMethodDecl>(call.getDirectCallee())) {
      object = operation->getArg(0);
    }
    return object != nullptr && !lives_on(call) && !is_shared(object->getType()) &&
           is_in_temporary(object, depth + 1);
  }

  static bool is_shared(clang::QualType type) {
    const clang::CXXRecordDecl* record = type->getAsCXXRecordDecl();
    return record != nullptr && (is_std(*record, "shared_ptr") || is_std(*record, "reference_wrapper") || is_view(type));
  }

  // What it gives is the one instance.
  bool lives_on(const clang::CallExpr& call) const {
    clang::QualType type = call.getType();
    if (const clang::QualType inner = type->getPointeeType(); !inner.isNull()) type = inner;
    const clang::CXXRecordDecl* record = type->getAsCXXRecordDecl();
    return record != nullptr && index_.is_one_instance(qualified_name(*record));
  }

  const EntityIndex& index_;
};

}  // namespace

bool outlives_a_temporary(const clang::Expr& init, clang::QualType type, const EntityIndex& index) {
  const Lifetime lifetime(index);
  if (type->isReferenceType()) return lifetime.is_in_temporary(&init);
  if (type->isPointerType() || is_view(type)) return lifetime.leads_into_temporary(&init);
  return false;
}

}  // namespace ssot::collect
