#include "collect/lost_outcome.hpp"

#include <clang/AST/DeclCXX.h>
#include <clang/AST/ExprCXX.h>
#include <clang/AST/StmtCXX.h>

namespace ssot::collect {
namespace {

bool is_std_ignore(const clang::Expr& expression) {
  const auto* name = llvm::dyn_cast<clang::DeclRefExpr>(expression.IgnoreParenImpCasts());
  return name != nullptr && name->getDecl()->isInStdNamespace() && name->getDecl()->getDeclName().isIdentifier() &&
         name->getDecl()->getName() == "ignore";
}

// A statement that is executed for what it does, as a part of `around`.
bool is_executed_in(const clang::Stmt& around, const clang::Stmt* part) {
  if (const auto* branch = llvm::dyn_cast<clang::IfStmt>(&around)) return part != branch->getCond();
  if (const auto* loop = llvm::dyn_cast<clang::WhileStmt>(&around)) return part != loop->getCond();
  if (const auto* loop = llvm::dyn_cast<clang::DoStmt>(&around)) return part != loop->getCond();
  if (const auto* loop = llvm::dyn_cast<clang::ForStmt>(&around)) return part != loop->getCond();
  if (const auto* loop = llvm::dyn_cast<clang::CXXForRangeStmt>(&around)) return part == loop->getBody();
  return llvm::isa<clang::CompoundStmt, clang::LabelStmt, clang::SwitchCase>(&around);
}

// The value goes on, as that of `around`.
bool passes_on(const clang::Stmt& around, const clang::Stmt* part) {
  if (const auto* choice = llvm::dyn_cast<clang::AbstractConditionalOperator>(&around)) return part != choice->getCond();
  if (const auto* cast = llvm::dyn_cast<clang::ImplicitCastExpr>(&around)) return cast->getCastKind() == clang::CK_NoOp;
  return llvm::isa<clang::FullExpr, clang::ParenExpr, clang::CXXBindTemporaryExpr, clang::MaterializeTemporaryExpr>(around);
}

bool is_copyable(const clang::CXXRecordDecl& record) {
  if (record.needsImplicitCopyConstructor()) return !record.defaultedCopyConstructorIsDeleted();
  return llvm::any_of(record.ctors(), [](const clang::CXXConstructorDecl* each) {
    return each->isCopyConstructor() && !each->isDeleted();
  });
}

// It is kept for what its end does, such as a subscription or a lock. A future is not: it holds an outcome.
bool is_guard(clang::QualType type) {
  const clang::CXXRecordDecl* record = type.getNonReferenceType()->getAsCXXRecordDecl();
  if (record == nullptr || !record->hasDefinition()) return false;
  record = record->getDefinition();
  const clang::CXXDestructorDecl* end = record->getDestructor();
  const bool is_future = record->isInStdNamespace() && record->getDeclName().isIdentifier() && record->getName() == "future";
  return end != nullptr && end->isUserProvided() && !is_copyable(*record) && !is_future;
}

std::string unread(const clang::Decl* declaration) {
  const auto* variable = llvm::dyn_cast_or_null<clang::VarDecl>(declaration);
  if (variable == nullptr || !variable->isLocalVarDecl() || variable->isReferenced() || is_guard(variable->getType())) return {};
  return "is kept in '" + variable->getNameAsString() + "', which nothing reads";
}

}  // namespace

std::string lost_outcome(const Parents& parents) {
  const auto& entries = parents.entries();
  const char* how = "is ignored";
  const clang::Stmt* part = parents.statement(0);
  for (std::size_t up = 1; up < entries.size(); ++up) {
    const clang::Stmt* around = parents.statement(up);
    if (around == nullptr) return unread(entries[entries.size() - 1 - up].declaration);
    if (is_executed_in(*around, part)) {
      const bool is_value = llvm::isa_and_nonnull<clang::StmtExpr>(parents.statement(up + 1)) &&
                            llvm::cast<clang::CompoundStmt>(around)->body_back() == part;
      return is_value ? std::string() : how;
    }
    if (const auto* operation = llvm::dyn_cast<clang::BinaryOperator>(around);
        operation != nullptr && operation->getOpcode() == clang::BO_Comma) {
      if (part == operation->getLHS()) return how;
    } else if (const auto* call = llvm::dyn_cast<clang::CXXOperatorCallExpr>(around)) {
      return call->getOperator() == clang::OO_Equal && is_std_ignore(*call->getArg(0)) ? "is given to std::ignore" : "";
    } else if (const auto* cast = llvm::dyn_cast<clang::CastExpr>(around);
               cast != nullptr && cast->getCastKind() == clang::CK_ToVoid) {
      how = "is cast to void";
    } else if (!passes_on(*around, part)) {
      return {};
    }
    part = around;
  }
  return {};
}

}  // namespace ssot::collect
