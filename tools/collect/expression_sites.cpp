#include "collect/expression_sites.hpp"

#include <clang/AST/ExprCXX.h>
#include <clang/AST/StmtCXX.h>

#include "collect/call_site.hpp"
#include "collect/construction_sites.hpp"
#include "collect/field_list.hpp"
#include "collect/surroundings.hpp"
#include "collect/taken_names.hpp"
#include "collect/writes.hpp"

namespace ssot::collect {

using facts::Site;
using facts::SiteKind;

namespace {

bool is_null_pointer(const clang::Expr& expr) {
  return expr.IgnoreParenImpCasts()->getType()->isNullPtrType() ||
         llvm::isa<clang::GNUNullExpr>(expr.IgnoreParenImpCasts()) ||
         (llvm::isa<clang::ImplicitCastExpr>(expr) &&
          llvm::cast<clang::ImplicitCastExpr>(expr).getCastKind() == clang::CK_NullToPointer);
}

constexpr const char* lost_write = "it changes the object behind the pointer, which becomes a value: the change would be lost";

// p of p->m and (*p).m, if p is a plain pointer.
const clang::Expr* pointer_before(const clang::MemberExpr& member) {
  const clang::Expr* base = member.getBase()->IgnoreParenImpCasts();
  if (member.isArrow()) return base->getType()->isPointerType() ? base : nullptr;
  const auto* star = llvm::dyn_cast<clang::UnaryOperator>(base);
  return star != nullptr && star->getOpcode() == clang::UO_Deref ? star->getSubExpr()->IgnoreParenImpCasts() : nullptr;
}

// In an instantiation stands what a template's parameter stands for: no text names it there.
// Of C<int> the place of C; invalid: no arguments are written.
clang::SourceLocation template_name(clang::TypeLoc type) {
  const auto special = type.getAs<clang::TemplateSpecializationTypeLoc>();
  return special ? special.getTemplateNameLoc() : clang::SourceLocation();
}

bool is_template_argument(const Parents& parents) {
  for (std::size_t up = 1; parents.statement(up) != nullptr; ++up) {
    if (llvm::isa<clang::SubstNonTypeTemplateParmExpr>(parents.statement(up))) return true;
    if (!llvm::isa<clang::ImplicitCastExpr, clang::ParenExpr, clang::UnaryOperator, clang::ConstantExpr>(parents.statement(up)))
      return false;
  }
  return false;
}

// Whether the callee says by its own text which function is called.
bool names_callee(const clang::CallExpr& call) {
  const clang::Expr* callee = call.getCallee();
  while (callee != nullptr && !llvm::isa<clang::SubstNonTypeTemplateParmExpr>(callee)) {
    if (const auto* parens = llvm::dyn_cast<clang::ParenExpr>(callee))
      callee = parens->getSubExpr();
    else if (const auto* cast = llvm::dyn_cast<clang::ImplicitCastExpr>(callee))
      callee = cast->getSubExpr();
    else
      return llvm::isa<clang::MemberExpr, clang::DeclRefExpr>(callee) || llvm::isa<clang::CXXOperatorCallExpr>(&call);
  }
  return false;
}

// Whether the entry above the test turns it into a bool by itself: if (p), !p, p && q.
bool is_condition(const Parents& parents) {
  const clang::Stmt* below = parents.statement(0);
  for (std::size_t up = 1;; ++up) {
    const clang::Stmt* around = parents.statement(up);
    if (around == nullptr) return false;
    if (const auto* cast = llvm::dyn_cast<clang::ImplicitCastExpr>(around);
        cast != nullptr && cast->getType()->isBooleanType()) {
      below = around;
      continue;
    }
    if (llvm::isa<clang::ParenExpr, clang::FullExpr>(around)) {
      below = around;
      continue;
    }
    if (const auto* unary = llvm::dyn_cast<clang::UnaryOperator>(around)) return unary->getOpcode() == clang::UO_LNot;
    if (const auto* binary = llvm::dyn_cast<clang::BinaryOperator>(around)) return binary->isLogicalOp();
    if (const auto* choice = llvm::dyn_cast<clang::ConditionalOperator>(around)) return choice->getCond() == below;
    if (const auto* branch = llvm::dyn_cast<clang::IfStmt>(around)) return branch->getCond() == below;
    if (const auto* loop = llvm::dyn_cast<clang::WhileStmt>(around)) return loop->getCond() == below;
    if (const auto* loop = llvm::dyn_cast<clang::DoStmt>(around)) return loop->getCond() == below;
    if (const auto* loop = llvm::dyn_cast<clang::ForStmt>(around)) return loop->getCond() == below;
    return false;
  }
}

}  // namespace

void ExpressionSites::on_statement(const clang::Stmt& statement) {
  using llvm::dyn_cast;
  if (const auto* called = dyn_cast<clang::CallExpr>(&statement))
    call(*called);
  else if (const auto* reference = dyn_cast<clang::DeclRefExpr>(&statement))
    name(*reference);
  else if (const auto* access = dyn_cast<clang::MemberExpr>(&statement))
    member(*access);
  else if (const auto* construct = dyn_cast<clang::CXXConstructExpr>(&statement))
    flow_.join_arguments(*construct->getConstructor(), {construct->getArgs(), construct->getNumArgs()});
  else if (const auto* operation = dyn_cast<clang::BinaryOperator>(&statement))
    binary_operator(*operation);
  else if (const auto* operation = dyn_cast<clang::UnaryOperator>(&statement))
    dereference(*operation);
  else if (const auto* result = dyn_cast<clang::ReturnStmt>(&statement))
    return_statement(*result);
  else if (const auto* braces = dyn_cast<clang::InitListExpr>(&statement))
    init_list(*braces);
  else if (const auto* designated = dyn_cast<clang::DesignatedInitExpr>(&statement))
    designators(*designated);
  else if (const auto* loop = dyn_cast<clang::CXXForRangeStmt>(&statement))
    flow_.flow(loop->getRangeInit(), *loop->getLoopVariable());
  else if (const auto* cast = dyn_cast<clang::ImplicitCastExpr>(&statement);
           cast != nullptr && cast->getCastKind() == clang::CK_PointerToBoolean && !is_condition(parents_))
    null_test(*cast, *cast->getSubExpr(), false, cast->getBeginLoc());
  else if (const auto* dependent = dyn_cast<clang::CXXDependentScopeMemberExpr>(&statement))
    record_.mention_dependent(dependent->getMember(), dependent->getMemberLoc());
  else if (const auto* lookup = dyn_cast<clang::UnresolvedLookupExpr>(&statement))
    record_.mention_dependent(lookup->getName(), lookup->getNameLoc());
  else if (const auto* unresolved = dyn_cast<clang::UnresolvedMemberExpr>(&statement))
    record_.mention_dependent(unresolved->getMemberName(), unresolved->getMemberLoc());
}

void ExpressionSites::call(const clang::CallExpr& call) {
  const clang::FunctionDecl* callee = call.getDirectCallee();
  if (callee == nullptr) return;
  llvm::ArrayRef<const clang::Expr*> arguments(call.getArgs(), call.getNumArgs());
  // The first argument of a member operator is its object.
  if (llvm::isa<clang::CXXOperatorCallExpr>(&call) && llvm::isa<clang::CXXMethodDecl>(callee))
    arguments = arguments.drop_front();
  flow_.join_arguments(*callee, arguments);
  if (const rules::Rule* rule = record_.rule_of(*callee)) {
    // (p->*&T::f)(), (*&f)(): what the callee names is a site of its own.
    if (names_callee(call)) record_call(call, *callee, *rule);
    return;
  }
  found_by_argument(call, *callee);
  if (const clang::CXXRecordDecl* made = type_made_by(*callee)) flow_.join_constructor(*made, call);
  if (const auto* assign = llvm::dyn_cast<clang::CXXOperatorCallExpr>(&call);
      assign != nullptr && assign->isAssignmentOp() && assign->getNumArgs() == 2)
    flow_.join(assign->getArg(0), assign->getArg(1));
  if (map_.sources().isInSystemHeader(callee->getLocation())) flow_.join_through_container(call);
}

void ExpressionSites::binary_operator(const clang::BinaryOperator& operation) {
  if (operation.isEqualityOp()) {
    const bool left = is_null_pointer(*operation.getLHS());
    if (left || is_null_pointer(*operation.getRHS()))
      null_test(operation, left ? *operation.getRHS() : *operation.getLHS(), operation.getOpcode() == clang::BO_EQ,
                operation.getOperatorLoc());
  }
  const bool joins = operation.isAssignmentOp() || operation.isPtrMemOp();
  if (joins && flow_.mentions_legacy(operation.getLHS()->getType()))
    flow_.join(operation.getLHS(), operation.getRHS());
}

void ExpressionSites::null_test(const clang::Expr& test, const clang::Expr& pointer, bool is_equal,
                                clang::SourceLocation at) {
  const rules::Rule* rule = by_pointer_rule(pointer);
  if (rule == nullptr) return;
  Site site = record_.make(SiteKind::null_test, *rule, *pointer.getType()->getPointeeCXXRecordDecl(), at);
  const bool condition = is_condition(parents_);
  site.creation = is_equal ? "not" : condition ? "plain" : "bool";
  describe_surroundings(test, test.getSourceRange(), 0, false, parents_, map_, site);
  const auto object = map_.tokens(pointer.IgnoreImpCasts()->getSourceRange());
  if (object) site.object = *object;
  if (!object && site.trouble.empty()) site.trouble = "its text comes from a macro";
  site.object_primary = is_primary(*pointer.IgnoreImpCasts());
  record_.add(std::move(site), flow_.roots(&pointer));
}

const rules::Rule* ExpressionSites::by_pointer_rule(const clang::Expr& pointer) const {
  const clang::CXXRecordDecl* record = pointer.getType()->getPointeeCXXRecordDecl();
  const rules::Rule* rule = record != nullptr && flow_.is_legacy(record) ? index_.match(*record) : nullptr;
  return rule == nullptr || rule->by_pointer.empty() ? nullptr : rule;
}

void ExpressionSites::dereference(const clang::UnaryOperator& operation) {
  if (operation.getOpcode() != clang::UO_Deref || llvm::isa_and_nonnull<clang::MemberExpr>(parents_.nearest_expression()))
    return;
  const rules::Rule* rule = by_pointer_rule(*operation.getSubExpr());
  if (rule == nullptr || !is_written(operation, parents_)) return;
  Site site = record_.make(SiteKind::write, *rule, *operation.getType()->getAsCXXRecordDecl(), operation.getOperatorLoc());
  site.trouble = lost_write;
  record_.add(std::move(site), flow_.roots(operation.getSubExpr()));
}

void ExpressionSites::return_statement(const clang::ReturnStmt& statement) {
  const clang::FunctionDecl* function = parents_.function();
  if (function != nullptr && flow_.mentions_legacy(function->getReturnType()))
    flow_.flow(flow_.roots(statement.getRetValue()), flow_.node(*function));
}

// Parts{made}: what stands for a field goes with it.
void ExpressionSites::init_list(const clang::InitListExpr& list) {
  const auto [whole, record] = field_list(list);
  if (whole == nullptr) return;
  const auto* made = llvm::dyn_cast<clang::CXXRecordDecl>(record);
  unsigned index = made != nullptr ? made->getNumBases() : 0;
  for (const clang::FieldDecl* field : record->fields()) {
    if (field->isUnnamedBitField()) continue;
    if (index >= whole->getNumInits()) break;
    flow_.flow(whole->getInit(index++), *field);
  }
}

void ExpressionSites::designators(const clang::DesignatedInitExpr& init) {
  for (const clang::DesignatedInitExpr::Designator& designator : init.designators()) {
    const clang::FieldDecl* field = designator.isFieldDesignator() ? designator.getFieldDecl() : nullptr;
    if (field == nullptr) continue;
    record_.use(designator.getFieldLoc(), *field);
    const rules::Rule* rule = index_.match(*field);
    if (rule == nullptr) {
      record_.mention_other(designator.getFieldLoc(), *field);
      continue;
    }
    Site site = record_.make(SiteKind::field, *rule, *field, designator.getFieldLoc());
    site.access = facts::Access::implicit;
    std::vector<facts::Node> also;
    for (std::size_t up = 1; parents_.statement(up) != nullptr && also.empty(); ++up)
      if (const auto* around = llvm::dyn_cast<clang::Expr>(parents_.statement(up));
          around != nullptr && !llvm::isa<clang::InitListExpr>(around))
        also = flow_.roots(around);
    record_.add(std::move(site), std::move(also));
  }
}

void ExpressionSites::member(const clang::MemberExpr& member) {
  const clang::ValueDecl* decl = member.getMemberDecl();
  record_.use(member.getMemberLoc(), *decl);
  const auto* field = llvm::dyn_cast<clang::FieldDecl>(decl);
  const rules::Rule* rule = field != nullptr ? index_.match(*field) : nullptr;
  const clang::Expr* pointer = pointer_before(member);
  const rules::Rule* value_rule = pointer != nullptr ? by_pointer_rule(*pointer) : nullptr;
  const bool is_lost = value_rule != nullptr && is_written(member, parents_);
  if (rule == nullptr) {
    record_.mention_other(member.getMemberLoc(), *decl);
    const auto* method = llvm::dyn_cast<clang::CXXMethodDecl>(decl);
    if (!is_lost || (method != nullptr && record_.rule_of(*method) != nullptr)) return;
    Site site = record_.make(SiteKind::write, *value_rule, *decl, member.getMemberLoc());
    site.trouble = lost_write;
    return record_.add(std::move(site), flow_.roots(pointer));
  }
  Site site = record_.make(SiteKind::field, *rule, *decl, member.getMemberLoc());
  if (const auto range = map_.tokens(member.getSourceRange())) site.range = *range;
  if (is_lost && site.trouble.empty()) site.trouble = lost_write;
  describe_object(member, map_, site);
  describe_surroundings(member, member.getSourceRange(), 0, false, parents_, map_, site);
  name_is_free(member, *rule, site);
  record_.add(std::move(site), flow_.roots(member.getBase()));
}

void ExpressionSites::name(const clang::DeclRefExpr& name) {
  const clang::ValueDecl* decl = name.getDecl();
  if (is_template_argument(parents_)) return;
  record_.use(name.getLocation(), *decl);
  record_.via(name.getLocation(), *name.getFoundDecl());
  const rules::Rule* rule = index_.match(*decl);
  if (rule == nullptr) {
    record_.mention_other(name.getLocation(), *decl);
    return;
  }
  if (llvm::isa<clang::FunctionDecl>(decl)) {
    const auto* call = llvm::dyn_cast_or_null<clang::CallExpr>(parents_.nearest_expression());
    if (call != nullptr && call->getCallee()->IgnoreParenImpCasts() == &name) return;
  }
  const SiteKind kind = llvm::isa<clang::EnumConstantDecl>(decl) ? SiteKind::enumerator
                        : llvm::isa<clang::FunctionDecl>(decl)   ? SiteKind::member_pointer
                                                                 : SiteKind::variable;
  Site site = record_.make(kind, *rule, *decl, name.getLocation());
  if (const auto range = map_.tokens(name.getSourceRange())) site.range = *range;
  if (kind != SiteKind::member_pointer && !site.range.empty() && site.trouble.empty())
    describe_surroundings(name, name.getSourceRange(), 0, rule->instance != rules::Instance::none, parents_, map_, site);
  // &Legacy<int>::f: the arguments stay, so that qualifier and name are edited apart.
  const clang::NestedNameSpecifierLoc qualifier = name.getQualifierLoc();
  if (kind == SiteKind::member_pointer && qualifier && qualifier.getNestedNameSpecifier()->getAsType() != nullptr)
    if (const clang::SourceLocation end = template_name(qualifier.getTypeLoc()); end.isValid())
      if (const auto range = map_.tokens({qualifier.getBeginLoc(), end})) site.holder_range = *range;
  std::vector<facts::Node> also;
  if (const auto* bind = parents_.nearest_call(); kind == SiteKind::member_pointer && bind != nullptr)
    for (const clang::Expr* argument : bind->arguments())
      for (facts::Node& node : flow_.roots(argument)) also.push_back(std::move(node));
  record_.add(std::move(site), std::move(also));
}

// base.Legacy::f(), or Legacy::f() in a derived class: one class's version of it, under the class's new name.
void ExpressionSites::describe_qualifier(const clang::MemberExpr& member, const clang::FunctionDecl& callee, Site& site) {
  const clang::NestedNameSpecifierLoc qualifier = member.getQualifierLoc();
  const bool is_type = qualifier.getNestedNameSpecifier()->getAsType() != nullptr;
  if (is_type && record_.names_legacy(qualifier.getTypeLoc())) {
    const clang::SourceLocation before_arguments = template_name(qualifier.getTypeLoc());
    const clang::SourceLocation end = before_arguments.isValid() ? before_arguments : member.getMemberLoc();
    if (const auto range = map_.tokens({qualifier.getBeginLoc(), end})) site.holder_range = *range;
  }
  if (record_.is_single_member(callee) && site.trouble.empty())
    site.trouble = "it is called with a qualifier, which names one class's version of it";
}

// f(legacy), with f in the legacy type's namespace and nothing else that leads there: it is named in full then.
void ExpressionSites::found_by_argument(const clang::CallExpr& call, const clang::FunctionDecl& callee) {
  const auto* name = llvm::dyn_cast<clang::DeclRefExpr>(call.getCallee()->IgnoreParenImpCasts());
  if (!call.usesADL() || name == nullptr || llvm::isa<clang::CXXOperatorCallExpr>(call)) return;
  const clang::DeclContext* home = callee.getDeclContext()->getEnclosingNamespaceContext();
  const clang::NamedDecl* through = nullptr;
  for (const clang::Expr* argument : call.arguments()) {
    clang::QualType type = argument->getType();
    while (!type->getPointeeType().isNull()) type = type->getPointeeType();
    const clang::TagDecl* tag = type->getAsTagDecl();
    if (tag == nullptr || !tag->getDeclContext()->getEnclosingNamespaceContext()->Equals(home)) continue;
    if (!flow_.is_legacy(tag)) return;
    through = tag;
  }
  const rules::Rule* rule = through != nullptr ? index_.match(*through) : nullptr;
  if (rule == nullptr) return;
  Site site = record_.make(SiteKind::found_by_argument, *rule, callee, name->getLocation());
  if (callee.getFriendObjectKind() == clang::Decl::FOK_Undeclared && site.trouble.empty())
    site.trouble = "only its argument's class makes it known";
  if (parents_.in_instantiation() && site.trouble.empty()) site.trouble = "a template finds it through its argument";
  for (std::size_t at; (at = site.entity.find("(anonymous)::")) != std::string::npos;) site.entity.erase(at, 13);
  std::vector<facts::Node> also;
  for (const clang::Expr* argument : call.arguments())
    for (facts::Node& node : flow_.roots(argument)) also.push_back(std::move(node));
  record_.add(std::move(site), std::move(also));
}

// The object's class may derive from the legacy one, and mean something else by the canonical name.
void ExpressionSites::name_is_free(const clang::MemberExpr& member, const rules::Rule& rule, Site& site) {
  if (!site.trouble.empty()) return;
  clang::QualType type = member.getBase()->getType();
  if (const clang::QualType inner = type->getPointeeType(); !inner.isNull()) type = inner;
  const clang::CXXRecordDecl* object = type->getAsCXXRecordDecl();
  if (object == nullptr) return;
  // A class that stays, with some members that go, has the canonical one itself.
  const clang::NamedDecl* taken = taken_by(*object, rule, record_);
  if (taken != nullptr && !taken->getDeclContext()->Equals(member.getMemberDecl()->getDeclContext()))
    site.trouble = "the canonical name means " + qualified_name(*taken) + " here";
}

void ExpressionSites::record_call(const clang::CallExpr& call, const clang::FunctionDecl& callee,
                                  const rules::Rule& rule) {
  const CalleeName name = callee_name(call);
  Site site = record_.make(SiteKind::call, rule, callee, name.location);
  describe_call(call, rule, parents_, index_, map_, site);
  if (const clang::Expr* pointer = name.member != nullptr ? pointer_before(*name.member) : nullptr;
      pointer != nullptr && by_pointer_rule(*pointer) != nullptr && is_written(*name.member, parents_) && site.trouble.empty())
    site.trouble = lost_write;
  if (site.creation == "qualified") describe_qualifier(*name.member, callee, site);
  std::vector<facts::Node> also;
  if (name.member != nullptr) also = flow_.roots(name.member->getBase());
  if (name.member != nullptr && site.creation != "qualified") name_is_free(*name.member, rule, site);
  for (const clang::Expr* argument : call.arguments())
    if (flow_.mentions_legacy(argument->getType()))
      for (facts::Node& node : flow_.roots(argument)) also.push_back(std::move(node));
  record_.add(std::move(site), std::move(also));
}

}  // namespace ssot::collect
