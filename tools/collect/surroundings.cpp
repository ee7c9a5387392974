#include "collect/surroundings.hpp"

#include "collect/site_recorder.hpp"

namespace ssot::collect {
namespace {

using facts::Around;
using facts::Consumer;
using facts::Form;

bool is_star(const clang::Stmt& around) {
  if (const auto* unary = llvm::dyn_cast<clang::UnaryOperator>(&around))
    return unary->getOpcode() == clang::UO_Deref;
  const auto* call = llvm::dyn_cast<clang::CXXOperatorCallExpr>(&around);
  return call != nullptr && call->getOperator() == clang::OO_Star && call->getNumArgs() == 1;
}

// What has no text of its own.
bool is_silent(const clang::Stmt& around) {
  if (const auto* construct = llvm::dyn_cast<clang::CXXConstructExpr>(&around))
    return construct->getNumArgs() >= 1 && construct->getParenOrBraceRange().isInvalid() &&
           !llvm::isa<clang::CXXTemporaryObjectExpr>(construct);
  return llvm::isa<clang::ImplicitCastExpr, clang::FullExpr, clang::CXXBindTemporaryExpr,
                   clang::MaterializeTemporaryExpr>(around);
}

Form form_of(const clang::Expr& expression) {
  const clang::QualType type = expression.getType().getCanonicalType();
  if (type->isPointerType()) return Form::pointer;
  const clang::CXXRecordDecl* record = type->getAsCXXRecordDecl();
  if (record == nullptr) return Form::other;
  if (is_std(*record, "shared_ptr") || is_std(*record, "unique_ptr")) return Form::smart;
  if (is_std(*record, "reference_wrapper")) return Form::wrapper;
  return expression.isGLValue() && !record->isInStdNamespace() ? Form::reference : Form::other;
}

class Surroundings {
 public:
  Surroundings(const clang::Expr& expression, clang::SourceRange whole, std::size_t level, bool instance,
               const Parents& parents, SourceMap& map, facts::Site& site)
      : at_(&expression), range_(whole), up_(level), instance_(instance), parents_(parents), map_(map), site_(site) {}

  void run() {
    site_.form = form_of(*at_);
    while (instance_ && take_get_or_move()) {
    }
    const std::size_t next = outwards(up_, /*parentheses=*/true);
    const clang::Stmt* around = parents_.statement(next);
    if (around != nullptr && is_star(*around)) return star(next, llvm::cast<clang::Expr>(*around));
    if (const auto arrow = arrow_behind(next); arrow.isValid()) {
      const auto token = map_.token(arrow);
      const bool in_body = token && token->spelling == facts::Spelling::macro_body;
      if (token && in_body == (site_.spelling == facts::Spelling::macro_body)) {
        site_.consumer = Consumer::arrow;
        site_.consumer_range = token->range;
      } else if (instance_ && !in_body && site_.trouble.empty()) {
        site_.trouble = "what follows it stands outside of its macro";
      }
      if (instance_) take_parentheses();
    }
    site_.around = around_at(up_);
    set_range();
  }

 private:
  // The first entry above `up` that is spelled.
  std::size_t outwards(std::size_t up, bool parentheses) const {
    for (++up;; ++up) {
      const clang::Stmt* around = parents_.statement(up);
      if (around == nullptr) return up;
      if (parentheses && llvm::isa<clang::ParenExpr>(around)) continue;
      if (!is_silent(*around)) return up;
    }
  }

  void take(std::size_t up) {
    at_ = llvm::cast<clang::Expr>(parents_.statement(up));
    range_ = at_->getSourceRange();
    up_ = up;
  }

  void take_parentheses() {
    for (std::size_t up = outwards(up_, false); llvm::isa_and_nonnull<clang::ParenExpr>(parents_.statement(up));
         up = outwards(up_, false))
      take(up);
  }

  bool take_get_or_move() {
    const std::size_t next = outwards(up_, true);
    const clang::Stmt* around = parents_.statement(next);
    if (around == nullptr) return false;
    if (const auto* member = llvm::dyn_cast<clang::MemberExpr>(around)) {
      const auto* call = llvm::dyn_cast_or_null<clang::CXXMemberCallExpr>(parents_.statement(next + 1));
      const bool gets = site_.form == Form::smart || site_.form == Form::wrapper;
      if (!gets || call == nullptr || member->isArrow() || call->getNumArgs() != 0 ||
          member->getMemberNameInfo().getAsString() != "get")
        return false;
      take(next + 1);
      site_.form = site_.form == Form::smart ? Form::pointer : Form::reference;
      return true;
    }
    const auto* call = llvm::dyn_cast<clang::CallExpr>(around);
    const clang::FunctionDecl* callee = call != nullptr ? call->getDirectCallee() : nullptr;
    if (callee == nullptr || !is_std(*callee, "move") || call->getNumArgs() != 1 || site_.form == Form::reference)
      return false;
    take(next);
    return true;
  }

  // The location of the `->` that the entry `next` is; invalid if it is none.
  clang::SourceLocation arrow_behind(std::size_t next) const {
    const clang::Stmt* around = parents_.statement(next);
    if (const auto* operation = llvm::dyn_cast_or_null<clang::CXXOperatorCallExpr>(around);
        operation != nullptr && operation->getOperator() == clang::OO_Arrow)
      around = parents_.statement(outwards(next, false));
    const auto* member = llvm::dyn_cast_or_null<clang::MemberExpr>(around);
    return member != nullptr && member->isArrow() ? member->getOperatorLoc() : clang::SourceLocation();
  }

  void star(std::size_t next, const clang::Expr& around) {
    site_.consumer = Consumer::star;
    set_range();
    clang::SourceRange range = around.getSourceRange();
    std::size_t up = next;
    // (*p).f(): what takes its place needs no parentheses of its own.
    for (std::size_t out = outwards(up, false); llvm::isa_and_nonnull<clang::ParenExpr>(parents_.statement(out));
         out = outwards(up, false)) {
      const clang::Stmt* behind = parents_.statement(outwards(out, true));
      if (!llvm::isa_and_nonnull<clang::MemberExpr>(behind)) break;
      up = out;
      range = parents_.statement(up)->getSourceRange();
    }
    site_.around = around_at(up);
    if (const auto text = map_.tokens(range)) site_.consumer_range = *text;
    if (site_.spelling != facts::Spelling::macro_body || site_.consumer_range.contains(site_.name)) return;
    site_.consumer = Consumer::other;
    if (instance_ && site_.trouble.empty()) site_.trouble = "what follows it stands outside of its macro";
  }

  Around around_at(std::size_t up) const {
    const auto* self = llvm::dyn_cast_or_null<clang::Expr>(parents_.statement(up));
    const std::size_t next = outwards(up, false);
    const clang::Stmt* around = parents_.statement(next);
    const clang::Stmt* below = parents_.statement(next - 1);
    if (around == nullptr || self == nullptr) return Around::delimited;
    if (llvm::isa<clang::MemberExpr>(around)) return Around::postfix;
    if (const auto* unary = llvm::dyn_cast<clang::UnaryOperator>(around); unary != nullptr) return Around::postfix;
    if (const auto* subscript = llvm::dyn_cast<clang::ArraySubscriptExpr>(around))
      return subscript->getBase() == below ? Around::postfix : Around::delimited;
    if (const auto* operation = llvm::dyn_cast<clang::CXXOperatorCallExpr>(around)) return around_operator(*operation, below);
    if (const auto* call = llvm::dyn_cast<clang::CallExpr>(around))
      return call->getCallee() == below ? Around::postfix : Around::delimited;
    if (const auto* binary = llvm::dyn_cast<clang::BinaryOperator>(around))
      return binary->isAssignmentOp() && binary->getRHS() == below ? Around::delimited : Around::operand;
    if (llvm::isa<clang::CStyleCastExpr, clang::CXXThrowExpr, clang::CoroutineSuspendExpr, clang::CXXDeleteExpr,
                  clang::PackExpansionExpr, clang::CXXFoldExpr>(around))
      return Around::postfix;
    return llvm::isa<clang::AbstractConditionalOperator>(around) ? Around::operand : Around::delimited;
  }

  static Around around_operator(const clang::CXXOperatorCallExpr& operation, const clang::Stmt* below) {
    const clang::OverloadedOperatorKind kind = operation.getOperator();
    const bool first = operation.getNumArgs() > 0 && operation.getArg(0) == below;
    if (kind == clang::OO_Call || kind == clang::OO_Subscript) return first ? Around::postfix : Around::delimited;
    if (operation.isAssignmentOp() && !first) return Around::delimited;
    return operation.getNumArgs() == 1 || kind == clang::OO_Arrow ? Around::postfix : Around::operand;
  }

  void set_range() {
    if (const auto text = map_.tokens(range_))
      site_.range = *text;
    else if (site_.trouble.empty())
      site_.trouble = "its text comes from a macro";
  }

  const clang::Expr* at_;
  clang::SourceRange range_;
  std::size_t up_;
  bool instance_;
  const Parents& parents_;
  SourceMap& map_;
  facts::Site& site_;
};

}  // namespace

void describe_surroundings(const clang::Expr& expression, clang::SourceRange whole, std::size_t level, bool instance,
                           const Parents& parents, SourceMap& map, facts::Site& site) {
  Surroundings(expression, whole, level, instance, parents, map, site).run();
}

}  // namespace ssot::collect
