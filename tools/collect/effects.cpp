#include "collect/effects.hpp"

#include <clang/AST/ExprCXX.h>

#include <algorithm>
#include <set>

namespace ssot::collect {
namespace {

constexpr unsigned max_depth = 4;  // of calls whose bodies are looked into

class Effects {
 public:
  explicit Effects(const EntityIndex& index) : index_(index) {}

  bool any(const clang::Stmt* statement, unsigned depth) const {
    if (statement == nullptr) return false;
    if (llvm::isa<clang::LambdaExpr>(statement)) return false;  // made, not called
    if (own(*statement, depth)) return true;
    return std::any_of(statement->child_begin(), statement->child_end(),
                       [&](const clang::Stmt* child) { return any(child, depth); });
  }

 private:
  bool own(const clang::Stmt& statement, unsigned depth) const {
    if (const auto* unary = llvm::dyn_cast<clang::UnaryOperator>(&statement))
      return unary->isIncrementDecrementOp();
    if (const auto* binary = llvm::dyn_cast<clang::BinaryOperator>(&statement))
      return binary->isAssignmentOp();
    if (const auto* call = llvm::dyn_cast<clang::CallExpr>(&statement)) return !only_reads(*call, depth);
    if (const auto* construct = llvm::dyn_cast<clang::CXXConstructExpr>(&statement)) {
      // A copy or a conversion makes a value; any other constructor of the project's may do what it likes.
      const clang::CXXConstructorDecl* constructor = construct->getConstructor();
      return constructor->isUserProvided() && !constructor->isInStdNamespace() &&
             !constructor->isCopyOrMoveConstructor() && !constructor->isConvertingConstructor(false);
    }
    return llvm::isa<clang::CXXNewExpr, clang::CXXDeleteExpr, clang::CXXThrowExpr,
                     clang::CoroutineSuspendExpr>(statement);
  }

  bool only_reads(const clang::CallExpr& call, unsigned depth) const {
    const clang::FunctionDecl* callee = call.getDirectCallee();
    if (callee == nullptr) return false;
    if (const rules::Rule* rule = index_.match(*callee)) return rule->instance != rules::Instance::none;
    const auto* method = llvm::dyn_cast<clang::CXXMethodDecl>(callee);
    if (method != nullptr && method->isConst()) return true;
    if (index_.is_effect_free(qualified_name(*callee))) return true;
    if (callee->isInStdNamespace()) return is_harmless(*callee, call);
    return only_returns(*callee, depth);
  }

  static bool is_harmless(const clang::FunctionDecl& callee, const clang::CallExpr& call) {
    if (const auto* operation = llvm::dyn_cast<clang::CXXOperatorCallExpr>(&call))
      return !operation->isAssignmentOp();
    if (!callee.getDeclName().isIdentifier() || llvm::isa<clang::CXXMethodDecl>(callee)) return false;
    static constexpr const char* names[] = {"move", "forward", "addressof", "as_const",
                                            "ref",  "cref",    "to_string"};
    return std::any_of(std::begin(names), std::end(names),
                       [&](const char* name) { return callee.getName() == name; });
  }

  // { return expression_without_effects; }
  bool only_returns(const clang::FunctionDecl& callee, unsigned depth) const {
    const auto* body = llvm::dyn_cast_or_null<clang::CompoundStmt>(callee.getBody());
    if (body == nullptr || body->size() != 1 || depth >= max_depth) return false;
    const auto* statement = llvm::dyn_cast<clang::ReturnStmt>(body->body_front());
    return statement != nullptr && !any(statement->getRetValue(), depth + 1);
  }

  const EntityIndex& index_;
};

using Names = std::set<const clang::ValueDecl*>;

// Variables and fields that an expression names.
void add_names(const clang::Stmt* statement, Names& names) {
  if (statement == nullptr) return;
  if (const auto* name = llvm::dyn_cast<clang::DeclRefExpr>(statement); name != nullptr && llvm::isa<clang::VarDecl>(name->getDecl()))
    names.insert(name->getDecl());
  if (const auto* member = llvm::dyn_cast<clang::MemberExpr>(statement); member != nullptr && llvm::isa<clang::FieldDecl>(member->getMemberDecl()))
    names.insert(member->getMemberDecl());
  for (const clang::Stmt* child : statement->children()) add_names(child, names);
}

// Of those, what it changes itself: ++x, x = y, std::move(x).
void add_changed(const clang::Stmt* statement, Names& names) {
  if (statement == nullptr) return;
  const clang::Expr* changed = nullptr;
  if (const auto* unary = llvm::dyn_cast<clang::UnaryOperator>(statement); unary != nullptr && unary->isIncrementDecrementOp())
    changed = unary->getSubExpr();
  else if (const auto* binary = llvm::dyn_cast<clang::BinaryOperator>(statement); binary != nullptr && binary->isAssignmentOp())
    changed = binary->getLHS();
  else if (const auto* call = llvm::dyn_cast<clang::CallExpr>(statement); call != nullptr && call->getNumArgs() > 0) {
    const auto* operation = llvm::dyn_cast<clang::CXXOperatorCallExpr>(call);
    const clang::FunctionDecl* callee = call->getDirectCallee();
    const bool assigns = operation != nullptr && operation->isAssignmentOp();
    const bool moves = callee != nullptr && callee->isInStdNamespace() && callee->getDeclName().isIdentifier() &&
                       (callee->getName() == "move" || callee->getName() == "exchange");
    if (assigns || moves) changed = call->getArg(0);
  }
  if (changed != nullptr) add_names(changed, names);
  for (const clang::Stmt* child : statement->children()) add_changed(child, names);
}

bool changes_what_is_named(const clang::Expr& by, const clang::Expr& in) {
  Names changed, named;
  add_changed(&by, changed);
  add_names(&in, named);
  return std::any_of(changed.begin(), changed.end(), [&](const auto* one) { return named.contains(one); });
}

}  // namespace

bool is_order_visible(const clang::Expr& first, const clang::Expr& second, const EntityIndex& index) {
  return (has_effects(first, index) && has_effects(second, index)) || changes_what_is_named(first, second) ||
         changes_what_is_named(second, first);
}

bool has_effects(const clang::Expr& expr, const EntityIndex& index) {
  return Effects(index).any(&expr, 0);
}

bool argument_has_effects(const clang::Expr& expression, const EntityIndex& index) {
  const auto any = [&](auto arguments) {
    return std::any_of(arguments.begin(), arguments.end(),
                       [&](const clang::Expr* e) { return has_effects(*e, index); });
  };
  if (const auto* call = llvm::dyn_cast<clang::CallExpr>(&expression)) return any(call->arguments());
  if (const auto* construct = llvm::dyn_cast<clang::CXXConstructExpr>(&expression))
    return any(construct->arguments());
  const auto* made = llvm::dyn_cast<clang::CXXNewExpr>(&expression);
  const auto* inner = made != nullptr ? made->getConstructExpr() : nullptr;
  return inner != nullptr && any(inner->arguments());
}

}  // namespace ssot::collect
