#include "collect/construction_sites.hpp"

#include <clang/AST/DeclTemplate.h>

#include <algorithm>

#include "collect/effects.hpp"

namespace ssot::collect {

using facts::Site;
using facts::SiteKind;

namespace {

// Where only a type's name changes, its objects are made as before, unless a rule says of the constructor that a person
// must look: of such a class the name stays, too.
bool stays_by_rule(const rules::Rule* rule) {
  return rule != nullptr && rule->note && rule->cases.empty() && rule->instance == rules::Instance::none;
}

}  // namespace

const clang::CXXRecordDecl* type_made_by(const clang::FunctionDecl& maker) {
  if (!is_std(maker, "make_unique") && !is_std(maker, "make_shared")) return nullptr;
  const clang::TemplateArgumentList* arguments = maker.getTemplateSpecializationArgs();
  if (arguments == nullptr || arguments->size() == 0 ||
      arguments->get(0).getKind() != clang::TemplateArgument::Type)
    return nullptr;
  return arguments->get(0).getAsType()->getAsCXXRecordDecl();
}

void ConstructionSites::on_statement(const clang::Stmt& statement) {
  if (const auto* made = llvm::dyn_cast<clang::CXXNewExpr>(&statement))
    new_expression(*made);
  else if (const auto* construct = llvm::dyn_cast<clang::CXXConstructExpr>(&statement))
    constructor_call(*construct);
  else if (const auto* destroyed = llvm::dyn_cast<clang::CXXDeleteExpr>(&statement))
    delete_expression(*destroyed);
  else if (const auto* call = llvm::dyn_cast<clang::CallExpr>(&statement))
    maker_call(*call);
}

void ConstructionSites::noted(const clang::CXXConstructorDecl& constructor, clang::SourceLocation at, clang::SourceRange whole) {
  const rules::Rule* rule = constructor.isImplicit() ? nullptr : index_.match(constructor);
  if (!stays_by_rule(rule) || at.isInvalid()) return;
  Site site = record_.make(SiteKind::call, *rule, constructor, at);
  if (const auto range = map_.tokens(whole)) site.range = *range;
  record_.add(std::move(site));
}

// make_unique<T>(a, b): the library calls the constructor that takes so many.
void ConstructionSites::noted_maker(const clang::CallExpr& call, const clang::CXXRecordDecl& made) {
  const clang::CXXRecordDecl* definition = made.getDefinition();
  const auto* named = llvm::dyn_cast<clang::DeclRefExpr>(call.getCallee()->IgnoreParenImpCasts());
  if (definition == nullptr || named == nullptr || named->getNumTemplateArgs() == 0) return;
  for (const clang::CXXConstructorDecl* constructor : definition->ctors())
    if (call.getNumArgs() >= constructor->getMinRequiredArguments() && call.getNumArgs() <= constructor->getNumParams() &&
        !constructor->isCopyOrMoveConstructor())
      noted(*constructor, named->getTemplateArgs()[0].getTypeSourceInfo()->getTypeLoc().getEndLoc(), call.getSourceRange());
}

void ConstructionSites::maker_call(const clang::CallExpr& call) {
  const clang::FunctionDecl* maker = call.getDirectCallee();
  const clang::CXXRecordDecl* made = maker != nullptr ? type_made_by(*maker) : nullptr;
  if (made != nullptr && !record_.is_single(*made)) return noted_maker(call, *made);
  if (made != nullptr && record_.is_single(*made))
    record_construct(call, *made, maker->getName().str(), call.getSourceRange());
}

void ConstructionSites::new_expression(const clang::CXXNewExpr& made) {
  const auto* record = made.getAllocatedType()->getAsCXXRecordDecl();
  if (record == nullptr || !record_.is_single(*record)) return;
  const bool owned = std::any_of(
      parents_.entries().rbegin() + 1,
      parents_.entries().rbegin() + std::min<std::ptrdiff_t>(6, std::ssize(parents_.entries())),
      [](const Parents::Entry& entry) {
        const auto* construct = llvm::dyn_cast_or_null<clang::CXXConstructExpr>(entry.statement);
        return construct != nullptr && (is_std(*construct->getConstructor()->getParent(), "unique_ptr") ||
                                        is_std(*construct->getConstructor()->getParent(), "shared_ptr"));
      });
  const bool placed = made.getNumPlacementArgs() != 0 && made.getOperatorNew() != nullptr &&
                      made.getOperatorNew()->isReservedGlobalPlacementOperator();
  const char* trouble = made.isArray() ? "an array of it is made, and there is one instance"
                        : placed       ? "it is made in memory that is given"
                                       : "";
  record_construct(made, *record, owned ? "owned_new" : "new", made.getSourceRange(), trouble);
}

void ConstructionSites::constructor_call(const clang::CXXConstructExpr& construct) {
  const clang::CXXConstructorDecl* constructor = construct.getConstructor();
  const clang::CXXRecordDecl* record = constructor->getParent();
  if (!record_.is_single(*record)) return noted(*constructor, construct.getLocation(), construct.getSourceRange());
  if (construct.getBeginLoc().isInvalid()) return;
  const bool temporary = llvm::isa<clang::CXXTemporaryObjectExpr>(&construct) ||
                         llvm::isa_and_nonnull<clang::CXXFunctionalCastExpr>(parents_.statement(1)) ||
                         llvm::isa_and_nonnull<clang::CXXFunctionalCastExpr>(parents_.statement(2));
  if (temporary && !constructor->isCopyOrMoveConstructor())
    record_construct(construct, *record, "temporary", construct.getSourceRange());
}

void ConstructionSites::delete_expression(const clang::CXXDeleteExpr& expression) {
  const auto* record =
      expression.getDestroyedType().isNull() ? nullptr : expression.getDestroyedType()->getAsCXXRecordDecl();
  if (record == nullptr || !record_.is_single(*record)) return;
  Site site = record_.make(SiteKind::destroy, *index_.match(*record), *record, expression.getBeginLoc());
  if (const auto range = map_.tokens(expression.getSourceRange())) site.range = *range;
  site.trouble = "it destroys an object that will be the one shared instance";
  record_.add(std::move(site), flow_.roots(expression.getArgument()));
}

void ConstructionSites::record_construct(const clang::Expr& expression, const clang::CXXRecordDecl& record,
                                         std::string creation, clang::SourceRange range,
                                         const char* trouble) {
  const rules::Rule* rule = constructor_rule(record);
  if (rule == nullptr) rule = index_.match(record);
  Site site = record_.make(SiteKind::construct, *rule, record, expression.getBeginLoc());
  site.creation = std::move(creation);
  if (*trouble != '\0') site.trouble = trouble;
  if (const auto text = map_.tokens(range))
    site.range = *text;
  else
    site.trouble = "it is not plain text";
  if (site.creation == "temporary") site.trouble = "a temporary of it is made, and there is one instance";
  if (argument_has_effects(expression, index_) && site.trouble.empty())
    site.trouble = "its arguments are dropped, and evaluating them has effects";
  record_.add(std::move(site));
}

const rules::Rule* ConstructionSites::constructor_rule(const clang::CXXRecordDecl& record) {
  const clang::CXXRecordDecl* definition = record.getDefinition();
  if (definition == nullptr) return nullptr;
  for (const clang::CXXConstructorDecl* constructor : definition->ctors())
    if (const rules::Rule* rule = constructor->isImplicit() ? nullptr : index_.match(*constructor))
      return rule;
  return nullptr;
}

}  // namespace ssot::collect
