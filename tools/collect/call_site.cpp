#include "collect/call_site.hpp"

#include <clang/AST/DeclTemplate.h>
#include <clang/AST/QualTypeNames.h>

#include <algorithm>

#include "collect/call_comments.hpp"
#include "collect/effects.hpp"
#include "collect/surroundings.hpp"

namespace ssot::collect {
namespace {

// The text of a default value, without spaces; a string made from "" is "".
std::string squeezed(std::string text) {
  std::erase_if(text, [](char c) { return c == ' ' || c == '\n' || c == '\t'; });
  if (text.starts_with("std::string(") && text.ends_with(")")) text = text.substr(12, text.size() - 13);
  if (text == "std::string{}" || text == "std::string()") text = "\"\"";
  return text;
}

// x of {x}, whatever is made of the braces; null for more or less than one.
const clang::Expr* only_element(const clang::Expr& expr) {
  const clang::Expr* at = expr.IgnoreImplicit();
  if (const auto* list = llvm::dyn_cast<clang::InitListExpr>(at)) {
    const clang::InitListExpr* written = list->getSyntacticForm() != nullptr ? list->getSyntacticForm() : list;
    return written->getNumInits() == 1 ? written->getInit(0)->IgnoreImplicit() : nullptr;
  }
  if (const auto* list = llvm::dyn_cast<clang::CXXStdInitializerListExpr>(at)) return only_element(*list->getSubExpr());
  if (const auto* made = llvm::dyn_cast<clang::CXXConstructExpr>(at)) {
    if (made->getNumArgs() == 0 || (made->getNumArgs() > 1 && !made->getArg(1)->isDefaultArgument())) return nullptr;
    const clang::Expr* first = made->getArg(0)->IgnoreImplicit();
    return made->isStdInitListInitialization() ? only_element(*first) : first;
  }
  // A reference that is bound to the element itself: its range has no braces.
  return at;
}

// A name of the type that is right in every scope: of a template's specialisation the innermost alias there is.
std::string name_anywhere(clang::QualType type, const clang::ASTContext& context) {
  type = type.getNonReferenceType().getUnqualifiedType();
  if (llvm::isa<clang::ClassTemplateSpecializationDecl>(type->getAsCXXRecordDecl())) {
    clang::QualType at = type;
    while (const auto* alias = at->getAs<clang::TypedefType>()) {
      type = at;
      at = alias->desugar();
    }
  } else {
    type = type.getCanonicalType();
  }
  clang::PrintingPolicy policy(context.getLangOpts());
  policy.SuppressTagKeyword = true;
  return clang::TypeName::getFullyQualifiedName(type.getUnqualifiedType(), context, policy);
}

// {x}, {{"a", 1}}: what it makes, and x if that is one already, for then compilers make a copy, a list of one, or nothing.
void describe_braces(const clang::Expr& expr, SourceMap& map, facts::Argument& argument) {
  const auto* made = expr.getType()->getAsCXXRecordDecl();
  if (made == nullptr) return;
  argument.type = name_anywhere(expr.getType(), made->getASTContext());
  const clang::Expr* only = only_element(expr);
  const clang::CXXRecordDecl* given = only != nullptr ? only->getType()->getAsCXXRecordDecl() : nullptr;
  const bool is_one = given != nullptr && (given->getCanonicalDecl() == made->getCanonicalDecl() ||
                                           (given->hasDefinition() && made->hasDefinition() && given->isDerivedFrom(made)));
  if (!is_one) return;
  if (const auto range = map.tokens(only->getSourceRange())) argument.element = *range;
}

facts::Argument describe_argument(const clang::Expr* expr, const rules::Parameter& parameter, bool absent,
                                  const EntityIndex& index, SourceMap& map) {
  facts::Argument argument;
  argument.parameter = parameter.name;
  if (absent || expr == nullptr) {
    argument.is_default = true;
    return argument;
  }
  if (const auto range = map.tokens(expr->getSourceRange())) argument.range = *range;
  const std::string text = map.text(argument.range);
  argument.form = text.starts_with("{") ? facts::ArgumentForm::braces
                  : is_primary(*expr)   ? facts::ArgumentForm::primary
                                        : facts::ArgumentForm::other;
  // A std::string made of the literal alone is the literal; one of a length, too, is a part of it.
  const clang::Expr* bare = expr->IgnoreUnlessSpelledInSource();
  if (const auto* construct = llvm::dyn_cast<clang::CXXConstructExpr>(bare);
      construct != nullptr && construct->getNumArgs() >= 1 &&
      (construct->getNumArgs() == 1 || construct->getArg(1)->isDefaultArgument()))
    bare = construct->getArg(0)->IgnoreUnlessSpelledInSource();
  if (const auto* literal = llvm::dyn_cast<clang::StringLiteral>(bare);
      literal != nullptr && literal->isOrdinary() && !map.is_filled_in(literal->getBeginLoc())) {
    argument.is_literal = true;
    argument.literal = literal->getString().str();
  }
  argument.is_default =
      !parameter.default_value.empty() &&
      (squeezed(text) == squeezed(parameter.default_value) ||
       (parameter.default_value == "\"\"" && argument.is_literal && argument.literal.empty()));
  argument.side_effects = has_effects(*expr, index);
  // In a macro's body a parameter stands for anything.
  if (map.is_filled_in(expr->getBeginLoc()) && map.is_filled_in(expr->getEndLoc())) {
    argument.form = facts::ArgumentForm::other;
    argument.is_literal = argument.is_default = false;
    argument.literal.clear();
  }
  argument.by_value = !parameter.type.ends_with("&");
  if (argument.form == facts::ArgumentForm::braces) describe_braces(*expr, map, argument);
  return argument;
}

// `f($a, $rest)`: what stands for a parameter pack goes into its hole as one text. The trouble, if it cannot.
std::string add_pack(const clang::CallExpr& call, const rules::Rule& rule, const EntityIndex& index,
                     SourceMap& map, facts::Site& site) {
  const auto taken = static_cast<unsigned>(rule.from.parameters.size());
  if (taken == 0 || !rule.from.parameters.back().type.ends_with("..."))
    return "it has more arguments than the rule has parameters";
  facts::Argument& pack = site.arguments.back();
  for (unsigned i = taken; i < call.getNumArgs(); ++i) {
    const auto range = map.tokens(call.getArg(i)->getSourceRange());
    if (!range || range->file != pack.range.file) return "an argument's text comes from a macro";
    pack.range.end = range->end;
    pack.side_effects = pack.side_effects || has_effects(*call.getArg(i), index);
  }
  pack.form = facts::ArgumentForm::primary;
  pack.is_literal = false;
  return {};
}

// x.f(...).get() with `get` among the calls that go with the result.
const clang::CXXMemberCallExpr* unwrapping(const rules::Rule& rule, const Parents& parents,
                                           std::size_t& level) {
  for (std::size_t up = 1; up < parents.entries().size(); ++up) {
    const clang::Stmt* around = parents.statement(up);
    if (around == nullptr) return nullptr;
    if (const auto* member = llvm::dyn_cast<clang::MemberExpr>(around)) {
      const auto* call = llvm::dyn_cast_or_null<clang::CXXMemberCallExpr>(parents.statement(up + 1));
      const std::string name = member->getMemberNameInfo().getAsString();
      if (call == nullptr || std::find(rule.unwrap.begin(), rule.unwrap.end(), name) == rule.unwrap.end())
        return nullptr;
      level = up + 1;
      return call;
    }
    if (!llvm::isa<clang::ImplicitCastExpr, clang::ParenExpr, clang::CXXBindTemporaryExpr,
                   clang::MaterializeTemporaryExpr, clang::FullExpr>(around))
      return nullptr;
  }
  return nullptr;
}

// With "*" among the calls that go: *f() and f()->m.
void unwrap_star(const rules::Rule& rule, facts::Site& site) {
  if (site.consumer == facts::Consumer::other || site.consumer_range.empty() ||
      std::find(rule.unwrap.begin(), rule.unwrap.end(), "*") == rule.unwrap.end())
    return;
  site.unwrapped = true;
  if (site.consumer == facts::Consumer::star) site.range = site.consumer_range;
}

enum class Order { any, left_first, right_first };

// Of the operands of an operator; those of an overloaded one are evaluated as those of the built-in one.
Order order_of(clang::OverloadedOperatorKind kind) {
  switch (kind) {
    case clang::OO_LessLess:
    case clang::OO_GreaterGreater:
    case clang::OO_AmpAmp:
    case clang::OO_PipePipe:
    case clang::OO_Comma:
    case clang::OO_Subscript:
    case clang::OO_Call:
      return Order::left_first;
    default:
      return clang::CXXOperatorCallExpr::isAssignmentOp(kind) ? Order::right_first : Order::any;
  }
}

// The argument of a call that stands for the rule's first parameter: a member operator's object comes before it.
unsigned first_argument(const clang::CallExpr& call) {
  return llvm::isa<clang::CXXOperatorCallExpr>(call) && llvm::isa_and_nonnull<clang::CXXMethodDecl>(call.getDirectCallee())
             ? 1
             : 0;
}

// Which operands' order of evaluation may be seen.
void describe_order(const clang::CallExpr& call, const EntityIndex& index, facts::Site& site) {
  struct Operand {
    std::string name;
    const clang::Expr* expression;
  };
  std::vector<Operand> operands;
  const auto* operation = llvm::dyn_cast<clang::CXXOperatorCallExpr>(&call);
  const unsigned offset = first_argument(call);
  if (offset != 0) operands.push_back({"", call.getArg(0)});
  if (offset != 0) site.object_effects = has_effects(*call.getArg(0), index);
  const auto* member = llvm::dyn_cast<clang::MemberExpr>(call.getCallee()->IgnoreParenImpCasts());
  if (member != nullptr && !member->isImplicitAccess()) {
    operands.push_back({"", member->getBase()});
    site.object_effects = has_effects(*member->getBase(), index);
  }
  for (unsigned i = 0; i < site.arguments.size() && i + offset < call.getNumArgs(); ++i)
    if (!llvm::isa<clang::CXXDefaultArgExpr>(call.getArg(i + offset)))
      operands.push_back({site.arguments[i].parameter, call.getArg(i + offset)});
  const auto order = [&](std::size_t i) {
    if (operation != nullptr) return i == 0 ? order_of(operation->getOperator()) : Order::any;
    return operands[i].name.empty() ? Order::left_first : Order::any;
  };
  for (std::size_t i = 0; i < operands.size(); ++i)
    for (std::size_t j = i + 1; j < operands.size(); ++j) {
      if (!is_order_visible(*operands[i].expression, *operands[j].expression, index)) continue;
      facts::Ordered pair{operands[i].name, operands[j].name, order(i) != Order::any};
      if (order(i) == Order::right_first) std::swap(pair.first, pair.second);
      site.ordered.push_back(std::move(pair));
    }
}

// a << b of a member operator: its object has no access operator.
void describe_operator_object(const clang::Expr& object, SourceMap& map, facts::Site& site) {
  site.access = facts::Access::dot;
  if (const auto range = map.tokens(object.getSourceRange())) site.object = *range;
  else if (site.trouble.empty()) site.trouble = "its text comes from a macro";
  site.object_primary = is_primary(object);
}

void describe_comments(const clang::CallExpr& call, const clang::Expr& whole, SourceMap& map, facts::Site& site) {
  const auto callee = map.token(call.getCallee()->getEndLoc());
  const auto close = map.token(call.getRParenLoc());
  if (!callee || !close || !site.trouble.empty()) return;
  keep_comments({callee->range.file, callee->range.end, callee->range.end}, close->range, map, site);
  if (&whole == &call) return;
  const auto end = map.token(whole.getEndLoc());
  facts::Site behind;
  if (end) keep_comments({close->range.file, close->range.end, close->range.end}, end->range, map, behind);
  site.comments.insert(site.comments.end(), behind.comments.begin(), behind.comments.end());
}

// Is the value of the expression `level` entries up used by anything?
bool is_value_used(const Parents& parents, std::size_t level) {
  const clang::Stmt* child = parents.statement(level);
  for (std::size_t up = level + 1; up < parents.entries().size(); ++up) {
    const clang::Stmt* around = parents.statement(up);
    if (around == nullptr) return true;  // an initialiser
    if (llvm::isa<clang::FullExpr, clang::ParenExpr, clang::CXXBindTemporaryExpr>(around)) {
      child = around;
      continue;
    }
    // (void)f(), too: whoever writes that says so.
    if (const auto* cast = llvm::dyn_cast<clang::CastExpr>(around);
        cast != nullptr && cast->getCastKind() == clang::CK_ToVoid) {
      child = around;
      continue;
    }
    if (llvm::isa<clang::CompoundStmt, clang::LabelStmt, clang::SwitchCase>(around)) return false;
    if (const auto* branch = llvm::dyn_cast<clang::IfStmt>(around)) return branch->getCond() == child;
    if (const auto* loop = llvm::dyn_cast<clang::WhileStmt>(around)) return loop->getCond() == child;
    if (const auto* loop = llvm::dyn_cast<clang::DoStmt>(around)) return loop->getCond() == child;
    if (const auto* loop = llvm::dyn_cast<clang::ForStmt>(around)) return loop->getCond() == child;
    if (const auto* loop = llvm::dyn_cast<clang::CXXForRangeStmt>(around)) return loop->getBody() != child;
    return true;
  }
  return true;
}

}  // namespace

bool is_primary(const clang::Expr& expr) {
  if (llvm::isa<clang::ParenExpr>(expr.IgnoreImplicit())) return true;
  const clang::Expr* at = expr.IgnoreUnlessSpelledInSource();
  if (const auto* construct = llvm::dyn_cast<clang::CXXConstructExpr>(at))
    return construct->getParenOrBraceRange().isValid() || construct->getNumArgs() != 1 ||
           is_primary(*construct->getArg(0));
  if (llvm::isa<clang::CXXOperatorCallExpr>(at)) {
    const auto kind = llvm::cast<clang::CXXOperatorCallExpr>(at)->getOperator();
    return kind == clang::OO_Subscript || kind == clang::OO_Call || kind == clang::OO_Arrow;
  }
  return !llvm::isa<clang::BinaryOperator, clang::UnaryOperator, clang::ConditionalOperator,
                    clang::CStyleCastExpr, clang::CXXNewExpr, clang::CXXThrowExpr>(at);
}

CalleeName callee_name(const clang::CallExpr& call) {
  const clang::Expr* callee = call.getCallee()->IgnoreParenImpCasts();
  if (const auto* member = llvm::dyn_cast<clang::MemberExpr>(callee)) {
    const bool implicit = member->isImplicitAccess();
    return {
        member->getMemberLoc(),
        implicit && member->hasQualifier() ? member->getQualifierLoc().getBeginLoc() : member->getMemberLoc(),
        member};
  }
  if (const auto* name = llvm::dyn_cast<clang::DeclRefExpr>(callee))
    return {name->getLocation(), name->getBeginLoc(), nullptr};
  return {call.getBeginLoc(), call.getBeginLoc(), nullptr};
}

void describe_object(const clang::MemberExpr& member, SourceMap& map, facts::Site& site) {
  if (member.isImplicitAccess()) {
    site.access = facts::Access::implicit;
    return;
  }
  site.access = member.isArrow() ? facts::Access::arrow : facts::Access::dot;
  // For an overloaded operator-> Clang's range takes the operator in; the object is what stands before it.
  const clang::Expr* object = member.getBase()->IgnoreImplicit();
  if (const auto* arrow = llvm::dyn_cast<clang::CXXOperatorCallExpr>(object);
      arrow != nullptr && arrow->getOperator() == clang::OO_Arrow)
    object = arrow->getArg(0);
  if (const auto range = map.tokens(object->getSourceRange())) site.object = *range;
  if (const auto token = map.token(member.getOperatorLoc())) site.access_token = token->range;
  site.object_primary = is_primary(*object);
}

void describe_call(const clang::CallExpr& call, const rules::Rule& rule, const Parents& parents,
                   const EntityIndex& index, SourceMap& map, facts::Site& site) {
  std::size_t level = 0;
  const clang::Expr* whole = &call;
  if (const clang::CXXMemberCallExpr* outer = unwrapping(rule, parents, level)) {
    whole = outer;
    site.unwrapped = true;
    const clang::CXXMethodDecl* by = outer->getMethodDecl();
    site.only_waited = by != nullptr && by->getDeclName().isIdentifier() && by->getName() == "wait";
  } else {
    level = 0;
  }
  const bool instance = rule.instance != rules::Instance::none && rule.cases.empty();
  describe_surroundings(*whole, whole->getSourceRange(), level, instance, parents, map, site);
  unwrap_star(rule, site);
  const CalleeName name = callee_name(call);
  if (name.member != nullptr) describe_object(*name.member, map, site);
  // (p->f)(): the object cannot stay where it is, for its parenthesis goes.
  if (llvm::isa<clang::ParenExpr>(call.getCallee()->IgnoreImpCasts())) site.access_token = {};
  if (name.member != nullptr && name.member->hasQualifier()) site.creation = "qualified";
  const std::size_t taken = rule.from.parameters.size();
  const unsigned offset = first_argument(call);
  if (offset != 0) describe_operator_object(*call.getArg(0), map, site);
  for (unsigned i = 0; i < taken; ++i) {
    const clang::Expr* argument = i + offset < call.getNumArgs() ? call.getArg(i + offset) : nullptr;
    const bool absent = argument == nullptr || llvm::isa<clang::CXXDefaultArgExpr>(argument);
    site.arguments.push_back(describe_argument(argument, rule.from.parameters[i], absent, index, map));
    if (!absent && site.arguments.back().range.empty() && site.trouble.empty())
      site.trouble = "an argument's text comes from a macro";
  }
  if (call.getNumArgs() > taken && site.trouble.empty() && !llvm::isa<clang::CXXOperatorCallExpr>(call))
    site.trouble = add_pack(call, rule, index, map, site);
  site.value_used = is_value_used(parents, level);
  describe_order(call, index, site);
  if (!llvm::isa<clang::CXXOperatorCallExpr>(call)) describe_comments(call, *whole, map, site);
}

void describe_holder(const Parents& parents, SourceMap& map, facts::Site& site) {
  for (const clang::TypeLoc& holder : parents.type_holders()) {
    if (holder.getAs<clang::FunctionTypeLoc>()) return;
    if (holder.getAs<clang::PointerTypeLoc>())
      site.holder = facts::Holder::pointer;
    else if (holder.getAs<clang::ReferenceTypeLoc>())
      site.holder = facts::Holder::reference;
    else if (const auto specialization = holder.getAs<clang::TemplateSpecializationTypeLoc>()) {
      const clang::TemplateDecl* named = specialization.getTypePtr()->getTemplateName().getAsTemplateDecl();
      const llvm::StringRef name = named != nullptr && named->isInStdNamespace() ? named->getName() : "";
      site.holder = name == "unique_ptr"   ? facts::Holder::unique_ptr
                    : name == "shared_ptr" ? facts::Holder::shared_ptr
                    : name == "weak_ptr"   ? facts::Holder::weak_ptr
                                           : facts::Holder::other_template;
    } else {
      continue;
    }
    // The holder's own elaboration (std::) is the entry around it.
    clang::SourceRange range = holder.getSourceRange();
    for (const Parents::Entry& entry : parents.entries())
      if (const auto elaborated =
              entry.type.isNull() ? clang::ElaboratedTypeLoc()
                                  : entry.type.getUnqualifiedLoc().getAs<clang::ElaboratedTypeLoc>();
          elaborated && elaborated.getNamedTypeLoc() == holder && elaborated.getQualifierLoc())
        range.setBegin(elaborated.getQualifierLoc().getBeginLoc());
    if (const auto text = map.tokens(range)) site.holder_range = *text;
    return;
  }
}

}  // namespace ssot::collect
