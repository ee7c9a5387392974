#include "verify/replacement_check.hpp"

#include <clang/AST/DeclCXX.h>
#include <clang/AST/ExprCXX.h>

#include <algorithm>
#include <optional>

#include "collect/ast_walk.hpp"
#include "verify/legacy_entities.hpp"
#include "verify/rule_probe.hpp"

namespace ssot::verify {
namespace {

// A parameter of a generated function: a hole or the object.
struct Hole {
  const clang::DeclRefExpr* at = nullptr;
  bool is_object = false;
};

std::optional<Hole> hole_of(const clang::Expr& expr) {
  const auto* name = llvm::dyn_cast<clang::DeclRefExpr>(&expr);
  const auto* parameter = name == nullptr ? nullptr : llvm::dyn_cast<clang::ParmVarDecl>(name->getDecl());
  if (parameter == nullptr) return std::nullopt;
  if (parameter->getName() == "object_") return Hole{name, true};
  if (parameter->getName().starts_with("hole_")) return Hole{name, false};
  return std::nullopt;
}

std::string spelled(const Hole& hole) {
  return hole.is_object ? "$self" : "$" + hole.at->getDecl()->getName().drop_front(5).str();
}

// Goes through one expression in the order of its evaluation, as far as the language fixes one.
class Evaluation {
 public:
  explicit Evaluation(std::vector<ReplacementFault>& faults) : faults_(faults) {}

  // The holes of the expression.
  std::vector<Hole> visit(const clang::Stmt* node) {
    if (node == nullptr) return {};
    if (const auto* expr = llvm::dyn_cast<clang::Expr>(node))
      if (const std::optional<Hole> hole = hole_of(*expr)) return found(*hole);
    if (const auto* lambda = llvm::dyn_cast<clang::LambdaExpr>(node)) return of_lambda(*lambda);
    if (const auto* choice = llvm::dyn_cast<clang::AbstractConditionalOperator>(node)) {
      std::vector<Hole> all = visit(choice->getCond());
      return join(all, with("only if the condition chooses it",
                            {choice->getTrueExpr(), choice->getFalseExpr()}));
    }
    if (const auto* binary = llvm::dyn_cast<clang::BinaryOperator>(node)) return of_binary(*binary);
    if (const auto* trait = llvm::dyn_cast<clang::UnaryExprOrTypeTraitExpr>(node))
      return trait->isArgumentType() ? std::vector<Hole>{} : with("never", {trait->getArgumentExpr()});
    if (llvm::isa<clang::CXXNoexceptExpr>(node)) return with("never", children(*node));
    if (const auto* type = llvm::dyn_cast<clang::CXXTypeidExpr>(node);
        type != nullptr && !type->isTypeOperand() && !type->isPotentiallyEvaluated())
      return with("never", {type->getExprOperand()});
    if (const auto* call = llvm::dyn_cast<clang::CallExpr>(node)) return of_call(*call);
    const auto* made = llvm::dyn_cast<clang::CXXConstructExpr>(node);
    const bool in_order = llvm::isa<clang::InitListExpr, clang::ArraySubscriptExpr>(node) ||
                          (made != nullptr && made->isListInitialization());
    return in_order ? sequence(children(*node)) : together(children(*node));
  }

 private:
  using Nodes = std::vector<const clang::Stmt*>;

  static Nodes children(const clang::Stmt& node) { return {node.child_begin(), node.child_end()}; }

  static std::vector<Hole> join(std::vector<Hole> a, const std::vector<Hole>& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
  }

  std::vector<Hole> found(const Hole& hole) {
    if (!when_.empty())
      faults_.push_back({hole.at->getLocation(),
                         spelled(hole) + " is evaluated " + when_ + ", where it used to be evaluated once",
                         "evaluate it outside; a converter function can take it"});
    return {hole};
  }

  // Inside, evaluation is not what it was.
  std::vector<Hole> with(const std::string& when, const Nodes& nodes) {
    const std::string outer = std::exchange(when_, when_.empty() ? when : when_);
    std::vector<Hole> all = together(nodes);
    when_ = outer;
    return all;
  }

  std::vector<Hole> together(const Nodes& nodes) {
    std::vector<Hole> all;
    for (const clang::Stmt* node : nodes) all = join(std::move(all), visit(node));
    return all;
  }

  // Each is evaluated before the next one begins.
  std::vector<Hole> sequence(const Nodes& nodes) {
    std::vector<Hole> all;
    for (const clang::Stmt* node : nodes) {
      const std::vector<Hole> next = visit(node);
      const auto object = std::find_if(next.begin(), next.end(), [](const Hole& hole) { return hole.is_object; });
      const auto before = std::find_if(all.begin(), all.end(), [](const Hole& hole) { return !hole.is_object; });
      if (object != next.end() && before != all.end())
        faults_.push_back({object->at->getLocation(),
                           "$self is evaluated behind " + spelled(*before) + ", and was evaluated before it",
                           "write $self in front, or let a function take both"});
      all = join(std::move(all), next);
    }
    return all;
  }

  std::vector<Hole> of_lambda(const clang::LambdaExpr& lambda) {
    std::vector<Hole> all;
    for (const clang::Expr* init : lambda.capture_inits()) {
      const bool implicit = init != nullptr && hole_of(*init->IgnoreImplicit()) && !is_init_capture(lambda, init);
      if (!implicit) all = join(std::move(all), visit(init));
    }
    return join(std::move(all), with("when the lambda is called", {lambda.getBody()}));
  }

  // `[x = $x]`, where the argument is evaluated on the spot; `[=]` and `[&]` only say how the body reaches it.
  static bool is_init_capture(const clang::LambdaExpr& lambda, const clang::Expr* init) {
    const auto at = std::find(lambda.capture_init_begin(), lambda.capture_init_end(), init);
    const clang::LambdaCapture& capture = *(lambda.capture_begin() + (at - lambda.capture_init_begin()));
    return capture.capturesVariable() && capture.getCapturedVar()->isInitCapture();
  }

  std::vector<Hole> of_binary(const clang::BinaryOperator& binary) {
    const Nodes left_first = {binary.getLHS(), binary.getRHS()};
    if (binary.isLogicalOp()) {
      std::vector<Hole> all = visit(binary.getLHS());
      return join(std::move(all), with("only if the left side does not decide", {binary.getRHS()}));
    }
    if (binary.isAssignmentOp()) return sequence({binary.getRHS(), binary.getLHS()});
    return binary.isCommaOp() || binary.isShiftOp() || binary.isPtrMemOp() ? sequence(left_first)
                                                                          : together(left_first);
  }

  // The callee, and with it the object of a member call, comes first; arguments have no order among themselves.
  std::vector<Hole> of_call(const clang::CallExpr& call) {
    const Nodes arguments(call.arg_begin(), call.arg_end());
    if (const auto* symbol = llvm::dyn_cast<clang::CXXOperatorCallExpr>(&call)) {
      if (symbol->isAssignmentOp() && arguments.size() == 2) return sequence({arguments[1], arguments[0]});
      static const std::vector<clang::OverloadedOperatorKind> ordered = {
          clang::OO_LessLess, clang::OO_GreaterGreater, clang::OO_Subscript, clang::OO_Comma, clang::OO_ArrowStar,
          clang::OO_Call};
      const bool in_order =
          std::find(ordered.begin(), ordered.end(), symbol->getOperator()) != ordered.end() && arguments.size() == 2;
      return in_order ? sequence(arguments) : together(arguments);
    }
    std::vector<Hole> first = visit(call.getCallee());
    const std::vector<Hole> rest = together(arguments);
    const auto object = std::find_if(rest.begin(), rest.end(), [](const Hole& hole) { return hole.is_object; });
    const auto before = std::find_if(first.begin(), first.end(), [](const Hole& hole) { return !hole.is_object; });
    if (object != rest.end() && before != first.end())
      faults_.push_back({object->at->getLocation(),
                         "$self is evaluated behind " + spelled(*before) + ", and was evaluated before it",
                         "write $self in front, or let a function take both"});
    return join(std::move(first), rest);
  }

  std::vector<ReplacementFault>& faults_;
  std::string when_;  // empty: once, in its place
};

bool copyable(const clang::CXXRecordDecl& type) {
  for (const clang::CXXConstructorDecl* made : type.ctors())
    if (made->isCopyConstructor()) return !made->isDeleted();
  if (type.hasUserDeclaredMoveConstructor() || type.hasUserDeclaredMoveAssignment()) return false;
  const auto part = [](clang::QualType inner) {
    const clang::CXXRecordDecl* record = inner->getAsCXXRecordDecl();
    return record == nullptr || !record->hasDefinition() || copyable(*record->getDefinition());
  };
  return std::all_of(type.bases_begin(), type.bases_end(), [&](const auto& base) { return part(base.getType()); }) &&
         std::all_of(type.field_begin(), type.field_end(), [&](const auto* field) { return part(field->getType()); });
}

// An object that lives on in nobody's hands: a lock, a subscription, a thread.
void check_dropped(const clang::FunctionDecl& function, std::vector<ReplacementFault>& faults) {
  if (function.getName().find("_statement") == llvm::StringRef::npos) return;
  for (const clang::Stmt* statement : function.getBody()->children()) {
    const auto* expr = llvm::dyn_cast_or_null<clang::Expr>(statement);
    if (expr == nullptr || expr->isTypeDependent() || !expr->IgnoreImplicit()->isPRValue()) continue;
    const clang::CXXRecordDecl* type = expr->getType()->getAsCXXRecordDecl();
    if (type == nullptr || !type->hasDefinition() || type->hasTrivialDestructor() || copyable(*type)) continue;
    faults.push_back({expr->getBeginLoc(),
                      "the statement drops a " + type->getQualifiedNameAsString() +
                          ", which cannot be copied and ends at once: what it holds ends with it",
                      "keep it, or call what ends it later"});
  }
}

class LegacyNames final : public collect::AstWalk {
 public:
  LegacyNames(const collect::EntityIndex& index, std::vector<ReplacementFault>& faults)
      : index_(index), faults_(faults) {}

 private:
  void on_statement(clang::Stmt& statement) override {
    if (const auto* name = llvm::dyn_cast<clang::DeclRefExpr>(&statement))
      named(*name->getDecl(), name->getLocation());
    else if (const auto* member = llvm::dyn_cast<clang::MemberExpr>(&statement))
      named(*member->getMemberDecl(), member->getMemberLoc());
  }
  void on_type(clang::TypeLoc type) override {
    if (const auto alias = type.getAs<clang::TypedefTypeLoc>())
      named(*alias.getTypedefNameDecl(), type.getBeginLoc());
    else if (const auto tag = type.getAs<clang::TagTypeLoc>())
      named(*tag.getDecl(), type.getBeginLoc());
  }
  void named(const clang::NamedDecl& decl, clang::SourceLocation at) {
    if (llvm::isa<clang::CXXConversionDecl>(decl)) return;  // nobody wrote it
    const rules::Rule* rule = index_.match(decl);
    if (rule == nullptr) return;
    faults_.push_back({at, "this names " + rule->from.name + ", which is legacy itself (rule \"" + rule->id + "\")",
                       "write what that becomes in the end", rule});
  }

  const collect::EntityIndex& index_;
  std::vector<ReplacementFault>& faults_;
};

void check_function(clang::FunctionDecl& function, const collect::EntityIndex& index,
                    std::vector<ReplacementFault>& faults) {
  if (!function.hasBody()) return;
  Evaluation evaluation(faults);
  for (const clang::Stmt* statement : function.getBody()->children()) evaluation.visit(statement);
  check_dropped(function, faults);
  LegacyNames(index, faults).walk(*function.getBody());
}

}  // namespace

std::vector<ReplacementFault> check_replacements(const clang::ASTContext& context, const collect::EntityIndex& index) {
  std::vector<ReplacementFault> faults;
  for (const clang::NamedDecl* space : look_up(context, probe_namespace)) {
    const auto* scope = llvm::dyn_cast<clang::DeclContext>(space);
    if (scope == nullptr) continue;
    for (clang::Decl* decl : scope->decls()) {
      if (clang::FunctionDecl* function = decl->getAsFunction())
        check_function(*function, index, faults);
      else
        LegacyNames(index, faults).walk(*decl);  // a type's new name
    }
  }
  return faults;
}

}  // namespace ssot::verify
