#include "collect/writes.hpp"

#include <clang/AST/ExprCXX.h>

namespace ssot::collect {
namespace {

bool is_const_method(const clang::ValueDecl& member) {
  const auto* method = llvm::dyn_cast<clang::CXXMethodDecl>(&member);
  return method != nullptr && (method->isConst() || method->isStatic());
}

// for (const auto& each : p->list), and by value: what is taken out of it is read.
bool only_reads_elements(const clang::CXXForRangeStmt& loop) {
  const clang::QualType type = loop.getLoopVariable()->getType();
  return !type->isReferenceType() || type->getPointeeType().isConstQualified();
}

enum class Step { read, written, higher };

Step step(const clang::Stmt& around, const clang::Expr& below) {
  using llvm::dyn_cast;
  if (llvm::isa<clang::ParenExpr, clang::FullExpr, clang::MaterializeTemporaryExpr>(around)) return Step::higher;
  if (const auto* cast = dyn_cast<clang::ImplicitCastExpr>(&around)) {
    if (cast->getCastKind() == clang::CK_LValueToRValue || cast->getCastKind() == clang::CK_ToVoid) return Step::read;
    const clang::QualType type = cast->getType();
    const clang::QualType seen = type->isPointerType() ? type->getPointeeType() : type;
    return seen.isConstQualified() ? Step::read : Step::higher;
  }
  if (const auto* member = dyn_cast<clang::MemberExpr>(&around)) {
    if (is_const_method(*member->getMemberDecl())) return Step::read;
    return llvm::isa<clang::CXXMethodDecl>(member->getMemberDecl()) ? Step::written : Step::higher;
  }
  if (llvm::isa<clang::ArraySubscriptExpr>(around)) return Step::higher;
  if (const auto* assign = dyn_cast<clang::BinaryOperator>(&around)) {
    if (assign->isAssignmentOp()) return Step::written;
    return assign->isCommaOp() && assign->getLHS() == &below ? Step::read : Step::higher;
  }
  if (const auto* choice = dyn_cast<clang::ConditionalOperator>(&around))
    return choice->getCond() == &below ? Step::read : Step::higher;
  if (llvm::isa<clang::CompoundStmt, clang::IfStmt, clang::SwitchStmt, clang::WhileStmt>(around)) return Step::read;
  if (const auto* loop = dyn_cast<clang::CXXForRangeStmt>(&around))
    return only_reads_elements(*loop) ? Step::read : Step::written;
  return Step::written;
}

}  // namespace

bool is_written(const clang::Expr& lvalue, const Parents& parents) {
  if (parents.is_unevaluated() || lvalue.getType().isConstQualified()) return false;
  if (const auto* member = llvm::dyn_cast<clang::MemberExpr>(&lvalue);
      member != nullptr && llvm::isa<clang::CXXMethodDecl>(member->getMemberDecl()))
    return !is_const_method(*member->getMemberDecl());
  const clang::Expr* below = &lvalue;
  for (std::size_t up = 1; up < parents.entries().size(); ++up) {
    const Parents::Entry& entry = parents.entries()[parents.entries().size() - 1 - up];
    if (entry.statement == nullptr) {
      // An initialiser: of a reference, or of a class that takes it by a reference that is not const.
      const auto* variable = llvm::dyn_cast_or_null<clang::VarDecl>(entry.declaration);
      if (variable == nullptr || !variable->getType()->isReferenceType()) return variable == nullptr;
      if (variable->isCXXForRangeDecl() || !variable->isImplicit())
        return !variable->getType()->getPointeeType().isConstQualified();
      continue;  // the range of a loop: what the loop takes out of it decides
    }
    switch (step(*entry.statement, *below)) {
      case Step::read:
        return false;
      case Step::written:
        return true;
      case Step::higher:
        break;
    }
    if (const auto* expression = llvm::dyn_cast<clang::Expr>(entry.statement)) below = expression;
  }
  return false;
}

}  // namespace ssot::collect
