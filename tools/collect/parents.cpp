#include "collect/parents.hpp"

#include <clang/AST/DeclCXX.h>
#include <clang/AST/ExprConcepts.h>
#include <clang/AST/Stmt.h>
#include <llvm/ADT/STLExtras.h>

#include <algorithm>

#include "collect/entity_index.hpp"

namespace ssot::collect {

const clang::Stmt* Parents::statement(std::size_t up) const {
  if (up >= entries_.size()) return nullptr;
  return entries_[entries_.size() - 1 - up].statement;
}

const clang::Expr* Parents::nearest_expression() const {
  for (std::size_t up = 1; up < entries_.size(); ++up) {
    const auto* expression = llvm::dyn_cast_or_null<clang::Expr>(statement(up));
    if (expression == nullptr) return nullptr;
    if (llvm::isa<clang::ImplicitCastExpr, clang::ParenExpr, clang::FullExpr, clang::CXXBindTemporaryExpr,
                  clang::MaterializeTemporaryExpr>(expression))
      continue;
    return expression;
  }
  return nullptr;
}

const clang::CallExpr* Parents::nearest_call() const {
  std::size_t up = 0;
  while (up < entries_.size() && !entries_[entries_.size() - 1 - up].type.isNull())
    ++up;  // out of a written type
  for (; up < entries_.size(); ++up) {
    const clang::Stmt* around = statement(up);
    if (around == nullptr || !llvm::isa<clang::Expr>(around)) return nullptr;
    if (const auto* call = llvm::dyn_cast<clang::CallExpr>(around)) return call;
  }
  return nullptr;
}

const clang::FunctionDecl* Parents::function() const {
  for (auto entry = entries_.rbegin(); entry != entries_.rend(); ++entry) {
    if (const auto* lambda = llvm::dyn_cast_or_null<clang::LambdaExpr>(entry->statement))
      return lambda->getCallOperator();
    if (const auto* function = llvm::dyn_cast_or_null<clang::FunctionDecl>(entry->declaration))
      return function;
  }
  return nullptr;
}

namespace {

bool leaves_unevaluated(const clang::Stmt& around) {
  if (const auto* type = llvm::dyn_cast<clang::CXXTypeidExpr>(&around)) return !type->isPotentiallyEvaluated();
  return llvm::isa<clang::UnaryExprOrTypeTraitExpr, clang::CXXNoexceptExpr, clang::RequiresExpr>(around);
}

// How often a part of a statement is reached, against the statement itself.
facts::Reached reached_in(const clang::Stmt& around, const clang::Stmt* part) {
  using facts::Reached;
  if (const auto* loop = llvm::dyn_cast<clang::ForStmt>(&around))
    return part == loop->getInit() ? Reached::once : Reached::repeated;
  if (const auto* loop = llvm::dyn_cast<clang::CXXForRangeStmt>(&around))
    return part == loop->getBody() || part == loop->getLoopVarStmt() ? Reached::repeated : Reached::once;
  if (llvm::isa<clang::WhileStmt, clang::DoStmt>(&around)) return Reached::repeated;
  if (const auto* branch = llvm::dyn_cast<clang::IfStmt>(&around))
    return part == branch->getThen() || part == branch->getElse() ? Reached::maybe : Reached::once;
  if (const auto* branch = llvm::dyn_cast<clang::SwitchStmt>(&around))
    return part == branch->getBody() ? Reached::maybe : Reached::once;
  if (const auto* choice = llvm::dyn_cast<clang::AbstractConditionalOperator>(&around))
    return part == choice->getCond() ? Reached::once : Reached::maybe;
  if (const auto* operation = llvm::dyn_cast<clang::BinaryOperator>(&around))
    return operation->isLogicalOp() && part == operation->getRHS() ? Reached::maybe : Reached::once;
  return llvm::isa<clang::LambdaExpr, clang::CXXCatchStmt, clang::LabelStmt>(&around) ? Reached::maybe : Reached::once;
}

// [] { ... }()
bool is_called_at_once(const clang::LambdaExpr& lambda, const clang::Stmt* around) {
  const auto* call = llvm::dyn_cast_or_null<clang::CXXOperatorCallExpr>(around);
  return call != nullptr && call->getOperator() == clang::OO_Call &&
         call->getArg(0)->IgnoreUnlessSpelledInSource()->IgnoreParens()->IgnoreUnlessSpelledInSource() == &lambda;
}

}  // namespace

bool Parents::is_unevaluated() const {
  return std::any_of(entries_.begin(), entries_.end(), [](const Entry& entry) {
    if (!entry.type.isNull()) {
      const clang::TypeLoc type = entry.type.getUnqualifiedLoc();
      return type.getAs<clang::DecltypeTypeLoc>() || type.getAs<clang::TypeOfExprTypeLoc>();
    }
    return entry.statement != nullptr && leaves_unevaluated(*entry.statement);
  });
}

bool Parents::is_before_main() const {
  const clang::LambdaExpr* open = nullptr;  // its body runs when it is called
  for (auto entry = entries_.rbegin(); entry != entries_.rend(); ++entry) {
    if (open != nullptr && entry->statement != nullptr && is_called_at_once(*open, entry->statement)) open = nullptr;
    if (const auto* lambda = llvm::dyn_cast_or_null<clang::LambdaExpr>(entry->statement); lambda != nullptr) {
      if (open != nullptr) return false;
      open = lambda;
    }
    if (entry->declaration == nullptr) continue;
    if (const auto* variable = llvm::dyn_cast<clang::VarDecl>(entry->declaration);
        variable != nullptr && variable->hasGlobalStorage() && !variable->isStaticLocal())
      return open == nullptr;
    if (llvm::isa<clang::FieldDecl>(entry->declaration)) return false;
    const auto* function = llvm::dyn_cast<clang::FunctionDecl>(entry->declaration);
    if (function != nullptr && (open == nullptr || function != open->getCallOperator())) return false;
  }
  return false;
}

bool Parents::in_instantiation() const {
  return llvm::any_of(entries_, [](const Entry& entry) {
    if (const auto* function = llvm::dyn_cast_or_null<clang::FunctionDecl>(entry.declaration))
      return clang::isTemplateInstantiation(function->getTemplateSpecializationKind());
    const auto* record = llvm::dyn_cast_or_null<clang::CXXRecordDecl>(entry.declaration);
    return record != nullptr && clang::isTemplateInstantiation(record->getTemplateSpecializationKind());
  });
}

const clang::FunctionDecl* Parents::outermost_function() const {
  for (const Entry& entry : entries_)
    if (const auto* function = llvm::dyn_cast_or_null<clang::FunctionDecl>(entry.declaration);
        function != nullptr && function->hasBody())
      return function;
  return nullptr;
}

facts::Reached Parents::reached() const {
  using facts::Reached;
  Reached often = Reached::once;
  bool inside = false;
  for (std::size_t i = 0; i + 1 < entries_.size(); ++i) {
    inside = inside || llvm::isa_and_nonnull<clang::FunctionDecl>(entries_[i].declaration);
    if (!inside || entries_[i].statement == nullptr) continue;
    const clang::Stmt* child = entries_[i + 1].statement;
    often = std::max(often, reached_in(*entries_[i].statement, child));
  }
  return often;
}

const clang::NamedDecl* Parents::enclosing() const {
  for (auto entry = entries_.rbegin(); entry != entries_.rend(); ++entry) {
    const auto* named = llvm::dyn_cast_or_null<clang::NamedDecl>(entry->declaration);
    if (named == nullptr || named->getDeclName().isEmpty()) continue;
    if (named->getParentFunctionOrMethod() != nullptr) continue;  // locals are named by their function
    if (llvm::isa<clang::ParmVarDecl>(named)) continue;
    return named;
  }
  return nullptr;
}

std::string Parents::enclosing_name() const {
  const clang::NamedDecl* named = enclosing();
  return named == nullptr ? std::string() : qualified_name(*named);
}

namespace {

// What was written, for an instantiation has the linkage of its arguments.
const clang::NamedDecl* as_written(const clang::NamedDecl* named) {
  const clang::NamedDecl* pattern = nullptr;
  if (const auto* function = llvm::dyn_cast<clang::FunctionDecl>(named))
    pattern = function->getTemplateInstantiationPattern();
  else if (const auto* record = llvm::dyn_cast<clang::CXXRecordDecl>(named))
    pattern = record->getTemplateInstantiationPattern();
  return pattern == nullptr ? named : pattern;
}

}  // namespace

bool Parents::enclosing_is_local() const {
  const clang::NamedDecl* named = enclosing();
  if (named == nullptr || llvm::isa<clang::NamespaceDecl>(named)) return true;
  if (const auto* function = llvm::dyn_cast<clang::FunctionDecl>(named); function != nullptr && function->isMain())
    return true;
  // What a class declares has the linkage of the class, or none to ask for.
  while (const auto* outer = llvm::dyn_cast<clang::TagDecl>(named->getDeclContext())) named = outer;
  return !as_written(named)->hasExternalFormalLinkage();
}

std::vector<std::string> Parents::function_names() const {
  std::vector<std::string> names;
  for (const Entry& entry : entries_)
    if (const auto* function = llvm::dyn_cast_or_null<clang::FunctionDecl>(entry.declaration))
      names.push_back(qualified_name(*function));
  return names;
}

namespace {

// The unnamed parameter in `std::function<void(T&)>` belongs to the type that is written, not to a function.
bool is_parameter_of_a_type(const clang::Decl& decl) {
  const auto* parameter = llvm::dyn_cast<clang::ParmVarDecl>(&decl);
  if (parameter == nullptr) return false;
  const auto* owner = llvm::dyn_cast<clang::FunctionDecl>(parameter->getDeclContext());
  return owner == nullptr || llvm::find(owner->parameters(), parameter) == owner->param_end();
}

}  // namespace

const Parents::Entry* Parents::owner_of_type() const {
  for (auto entry = entries_.rbegin(); entry != entries_.rend(); ++entry) {
    if (!entry->type.isNull()) continue;
    if (entry->declaration != nullptr && is_parameter_of_a_type(*entry->declaration)) continue;
    if (entry->declaration != nullptr &&
        llvm::isa<clang::TranslationUnitDecl, clang::NamespaceDecl>(entry->declaration))
      return nullptr;
    return &*entry;
  }
  return nullptr;
}

std::vector<clang::TypeLoc> Parents::type_holders() const {
  std::vector<clang::TypeLoc> holders;
  if (entries_.empty()) return holders;
  for (auto entry = entries_.rbegin() + 1; entry != entries_.rend() && !entry->type.isNull(); ++entry) {
    if (entry->type.getAs<clang::ElaboratedTypeLoc>() ||
        entry->type.getTypeLocClass() == clang::TypeLoc::Qualified)
      continue;
    holders.push_back(entry->type);
  }
  return holders;
}

const clang::NamedDecl* Parents::holder_template() const {
  for (const clang::TypeLoc& holder : type_holders())
    if (const auto specialization = holder.getAs<clang::TemplateSpecializationTypeLoc>())
      return specialization.getTypePtr()->getTemplateName().getAsTemplateDecl();
  return nullptr;
}

bool Parents::shares_declaration() const {
  for (auto entry = entries_.rbegin(); entry != entries_.rend(); ++entry) {
    if (const auto* statement = llvm::dyn_cast_or_null<clang::DeclStmt>(entry->statement))
      return !statement->isSingleDecl();
    if (entry->statement != nullptr) return false;
    if (const auto* field = llvm::dyn_cast_or_null<clang::FieldDecl>(entry->declaration)) {
      for (const clang::FieldDecl* other : field->getParent()->fields())
        if (other != field && other->getBeginLoc() == field->getBeginLoc()) return true;
      return false;
    }
    if (const auto* variable = llvm::dyn_cast_or_null<clang::VarDecl>(entry->declaration);
        variable != nullptr && variable->isFileVarDecl()) {
      for (const clang::Decl* other : variable->getLexicalDeclContext()->noload_decls())
        if (other != variable && llvm::isa<clang::VarDecl>(other) &&
            other->getBeginLoc() == variable->getBeginLoc())
          return true;
      return false;
    }
  }
  return false;
}

}  // namespace ssot::collect
