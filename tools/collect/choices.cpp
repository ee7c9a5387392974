#include "collect/choices.hpp"

#include <clang/AST/DeclTemplate.h>
#include <clang/AST/ExprConcepts.h>
#include <clang/AST/StmtCXX.h>

#include <algorithm>

#include "collect/field_list.hpp"
#include "collect/lifetime.hpp"

namespace ssot::collect {
namespace {

const char* word(bool value) {
  return value ? "true" : "false";
}

// A base, through others or not, that is legacy or canonical.
bool derives_from_migrated(const clang::CXXRecordDecl& record, SiteRecorder& known) {
  return llvm::any_of(record.bases(), [&](const clang::CXXBaseSpecifier& base) {
    const auto* of = base.getType()->getAsCXXRecordDecl();
    if (of == nullptr || !of->hasDefinition()) return false;
    return known.flow.is_legacy(of) || known.index.is_canonical_type(qualified_name(*of)) ||
           derives_from_migrated(*of->getDefinition(), known);
  });
}

// The declaration that stands for all of a function's: the template's where it is one of a template.
const clang::Decl* entity_of(const clang::NamedDecl& decl) {
  if (const auto* function = llvm::dyn_cast<clang::FunctionDecl>(&decl)) {
    if (const clang::FunctionTemplateDecl* of = function->getPrimaryTemplate()) return of->getCanonicalDecl();
    if (const clang::FunctionDecl* pattern = function->getTemplateInstantiationPattern())
      return pattern->getCanonicalDecl();
  }
  return decl.getUnderlyingDecl()->getCanonicalDecl();
}

// Whether every value that the expression can have is still there in the other type.
bool keeps_value(const clang::Expr& spelled, clang::QualType to, const clang::ASTContext& context) {
  const clang::QualType from = spelled.getType().getCanonicalType().getUnqualifiedType();
  if (from == to) return true;
  clang::Expr::EvalResult constant;
  if (!spelled.isValueDependent() && from->isIntegralOrEnumerationType() && to->isIntegerType() && !to->isBooleanType() &&
      spelled.EvaluateAsInt(constant, context)) {
    const llvm::APSInt value = constant.Val.getInt();
    const bool is_signed = to->isSignedIntegerType();
    if (value.isNegative()) return is_signed && value.getSignificantBits() <= context.getIntWidth(to);
    return value.getActiveBits() + (is_signed ? 1 : 0) <= context.getIntWidth(to);
  }
  if (from->isBooleanType()) return true;
  if (to->isBooleanType()) return false;
  if (from->isFloatingType())
    return to->isFloatingType() && context.getFloatingTypeOrder(to, from) >= 0;
  if (to->isFloatingType()) return context.getIntWidth(from) <= 32;
  const unsigned room = context.getIntWidth(to) - (to->isSignedIntegerType() ? 1 : 0);
  if (from->isSignedIntegerType()) return to->isSignedIntegerType() && context.getIntWidth(from) - 1 <= room;
  return context.getIntWidth(from) <= room;
}

}  // namespace

void Choices::on_statement(const clang::Stmt& statement) {
  using llvm::dyn_cast;
  if (const auto* call = dyn_cast<clang::CallExpr>(&statement)) {
    if (const clang::FunctionDecl* callee = call->getDirectCallee()) {
      overload(*callee, call->getCallee()->IgnoreParenImpCasts()->getExprLoc());
      const bool has_object = llvm::isa<clang::CXXOperatorCallExpr>(call) && llvm::isa<clang::CXXMethodDecl>(callee);
      if (!has_object) passed(*callee, {call->getArgs(), call->getNumArgs()});
    }
  } else if (const auto* construct = dyn_cast<clang::CXXConstructExpr>(&statement)) {
    if (!construct->getConstructor()->isCopyOrMoveConstructor())
      overload(*construct->getConstructor(), construct->getLocation());
    passed(*construct->getConstructor(), {construct->getArgs(), construct->getNumArgs()});
  } else if (const auto* question = dyn_cast<clang::CXXNoexceptExpr>(&statement)) {
    if (!question->isValueDependent()) add("noexcept", word(question->getValue()), question->getBeginLoc());
  } else if (const auto* named = dyn_cast<clang::ConceptSpecializationExpr>(&statement)) {
    if (!named->isValueDependent())
      add(qualified_name(*named->getNamedConcept()), word(named->isSatisfied()), named->getConceptNameLoc());
  } else if (const auto* required = dyn_cast<clang::RequiresExpr>(&statement)) {
    if (!required->isValueDependent()) add("requires", word(required->isSatisfied()), required->getBeginLoc());
  } else if (const auto* branch = dyn_cast<clang::IfStmt>(&statement)) {
    condition(*branch);
  } else if (const auto* list = dyn_cast<clang::InitListExpr>(&statement)) {
    items(*list);
  } else if (const auto* result = dyn_cast<clang::ReturnStmt>(&statement)) {
    returned(*result);
  } else if (const auto* loop = dyn_cast<clang::CXXForRangeStmt>(&statement)) {
    if (const auto* range = loop->getRangeStmt() != nullptr
                                ? dyn_cast<clang::VarDecl>(loop->getRangeStmt()->getSingleDecl())
                                : nullptr)
      held("the range of the loop", range->getInit(), range->getType(), loop->getBeginLoc());
  } else if (const auto* assignment = dyn_cast<clang::BinaryOperator>(&statement)) {
    if (assignment->getOpcode() == clang::BO_Assign && assignment->getLHS()->getType()->isPointerType())
      held("what is assigned", assignment->getRHS(), assignment->getLHS()->getType(), assignment->getOperatorLoc());
  }
}

void Choices::on_declaration(const clang::Decl& decl) {
  if (const auto* several = llvm::dyn_cast<clang::DecompositionDecl>(&decl)) bindings(*several);
  if (const auto* record = llvm::dyn_cast<clang::CXXRecordDecl>(&decl)) overrides(*record);
  const auto* variable = llvm::dyn_cast<clang::VarDecl>(&decl);
  if (variable != nullptr && !llvm::isa<clang::ParmVarDecl>(variable))
    held("`" + variable->getNameAsString() + "`", variable->getInit(), variable->getType(), variable->getLocation());
}

// A base that gets another name for a method may find that a class has it already.
void Choices::overrides(const clang::CXXRecordDecl& record) {
  if (!record.isThisDeclarationADefinition() || record.isDependentType() || record.getNumBases() == 0) return;
  if (!derives_from_migrated(record, record_)) return;
  for (const clang::CXXMethodDecl* method : record.methods())
    if (!method->isImplicit() && !llvm::isa<clang::CXXDestructorDecl>(method))
      add("`" + qualified_name(*method) + "`", method->size_overridden_methods() != 0 ? overrides_a_method : "no override",
          record.bases_begin()->getBeginLoc());
}

// The name that a field has, or will have.
std::string Choices::field_name(const clang::FieldDecl& field) const {
  const rules::Rule* rule = record_.index.match(field);
  const std::string to = rule != nullptr && !rule->cases.empty() ? rule->cases.front().to.value : "";
  return to.starts_with("$self.") ? to.substr(6) : field.getNameAsString();
}

void Choices::bindings(const clang::DecompositionDecl& decl) {
  for (const clang::BindingDecl* one : decl.bindings())
    if (const auto* member = llvm::dyn_cast_or_null<clang::MemberExpr>(one->getBinding()))
      if (const auto* field = llvm::dyn_cast<clang::FieldDecl>(member->getMemberDecl()))
        add("`" + one->getNameAsString() + "`", "bound to `" + field_name(*field) + "`", one->getLocation());
}

void Choices::items(const clang::InitListExpr& list) {
  const auto [whole, made] = field_list(list);
  const auto* record = llvm::dyn_cast_or_null<clang::CXXRecordDecl>(made);
  if (record == nullptr || record->getNumBases() != 0 || list.getLBraceLoc().isInvalid()) return;
  if (!record_.flow.is_legacy(record) && !record_.index.is_canonical_type(qualified_name(*record))) return;
  unsigned at = 0;
  for (const clang::FieldDecl* field : record->fields()) {
    if (field->isUnnamedBitField()) continue;
    if (at >= whole->getNumInits()) break;
    if (!llvm::isa<clang::CXXDefaultInitExpr, clang::ImplicitValueInitExpr>(whole->getInit(at)))
      add("item " + std::to_string(at + 1) + " of the list", "for `" + field_name(*field) + "`", list.getLBraceLoc());
    ++at;
  }
}

void Choices::overload(const clang::FunctionDecl& callee, clang::SourceLocation at) {
  const auto in = map_.file_of(callee.getLocation());
  if (!in || !map_.info(*in).in_root || callee.isImplicit() || callee.isDependentContext()) return;
  if (record_.index.is_legacy_header(map_.info(*in).path)) return;
  std::vector<const clang::Decl*> all;
  for (const clang::NamedDecl* one : callee.getDeclContext()->getRedeclContext()->lookup(callee.getDeclName())) {
    const clang::NamedDecl* meant = one->getUnderlyingDecl();
    if (!meant->isImplicit() && llvm::isa<clang::FunctionDecl, clang::FunctionTemplateDecl>(meant))
      all.push_back(entity_of(*meant));
  }
  std::sort(all.begin(), all.end(), [&](const clang::Decl* a, const clang::Decl* b) {
    return a != b && map_.sources().isBeforeInTranslationUnit(a->getLocation(), b->getLocation());
  });
  all.erase(std::unique(all.begin(), all.end()), all.end());
  if (all.size() < 2) return;
  const auto which = std::find(all.begin(), all.end(), entity_of(callee)) - all.begin();
  add(qualified_name(callee), std::string(one_overload) + std::to_string(which + 1) + " of " + std::to_string(all.size()), at);
}

// A number that a legacy call made an int of, say, and that the canonical one takes as it is.
void Choices::passed(const clang::FunctionDecl& callee, llvm::ArrayRef<const clang::Expr*> arguments) {
  if (callee.isDependentContext()) return;
  const std::string name = qualified_name(callee);
  const bool is_ours = record_.index.canonical_roots().contains(name.substr(0, name.find(':')));
  if (!is_ours && record_.rule_of(callee) == nullptr) return;
  for (unsigned i = 0; i < arguments.size() && i < callee.getNumParams(); ++i) {
    if (llvm::isa<clang::CXXDefaultArgExpr>(arguments[i])) continue;
    const clang::Expr& spelled = *arguments[i]->IgnoreImplicit();
    const clang::QualType to =
        callee.getParamDecl(i)->getType().getNonReferenceType().getCanonicalType().getUnqualifiedType();
    if (!spelled.getType()->isArithmeticType() || !to->isArithmeticType()) continue;
    if (const auto text = map_.tokens(spelled.getSourceRange()))
      add("`" + map_.text(*text) + "`",
          keeps_value(spelled, to, callee.getASTContext()) ? "passed as it is" : "passed as " + to.getAsString(),
          spelled.getBeginLoc());
  }
}

void Choices::condition(const clang::IfStmt& statement) {
  const auto* constant = llvm::dyn_cast_or_null<clang::ConstantExpr>(statement.getCond());
  if (!statement.isConstexpr() || constant == nullptr || !constant->hasAPValueResult()) return;
  const clang::APValue value = constant->getAPValueResult();
  if (value.isInt()) add("if constexpr", word(value.getInt().getBoolValue()), statement.getIfLoc());
}

void Choices::returned(const clang::ReturnStmt& statement) {
  if (const clang::FunctionDecl* function = record_.parents.function())
    held("what is returned", statement.getRetValue(), function->getReturnType(), statement.getReturnLoc());
}

void Choices::held(const std::string& name, const clang::Expr* init, clang::QualType type, clang::SourceLocation at) {
  if (init != nullptr && !type->isDependentType() && outlives_a_temporary(*init, type, record_.index))
    add(name, left_to_a_temporary, at);
}

void Choices::add(std::string subject, std::string decided, clang::SourceLocation at) {
  record_.choice(std::move(subject), std::move(decided), at);
}

}  // namespace ssot::collect
