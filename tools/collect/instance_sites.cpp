#include "collect/instance_sites.hpp"

#include <clang/AST/DeclTemplate.h>
#include <clang/AST/ExprCXX.h>

#include <algorithm>

#include "collect/construction_sites.hpp"

namespace ssot::collect {
namespace {

std::string qualifier_of(const std::string& name) {
  const std::size_t colon = name.rfind("::");
  return colon == std::string::npos ? std::string() : name.substr(0, colon);
}

// What is reached through a pointer, a reference, or a class of the standard library that holds one object.
clang::QualType held(clang::QualType type) {
  type = type.getNonReferenceType();
  if (type->isPointerType()) type = type->getPointeeType();
  const auto* holder = llvm::dyn_cast_or_null<clang::ClassTemplateSpecializationDecl>(type->getAsCXXRecordDecl());
  if (holder == nullptr || !holder->isInStdNamespace() || holder->getTemplateArgs().size() == 0) return type;
  const clang::TemplateArgument& first = holder->getTemplateArgs()[0];
  for (const char* name : {"unique_ptr", "shared_ptr", "optional"})
    if (is_std(*holder, name) && first.getKind() == clang::TemplateArgument::Type) return first.getAsType();
  return type;
}

}  // namespace

void InstanceSites::on_declaration(const clang::DeclaratorDecl& decl) {
  if (decl.isImplicit()) return;
  if (const auto* one = llvm::dyn_cast<clang::VarDecl>(&decl))
    variable(*one);
  else if (const auto* member = llvm::dyn_cast<clang::FieldDecl>(&decl))
    field(*member);
}

void InstanceSites::variable(const clang::VarDecl& decl) {
  if (llvm::isa<clang::ParmVarDecl>(decl) || decl.isThisDeclarationADefinition() == clang::VarDecl::DeclarationOnly ||
      !is_told(decl))
    return;
  const bool each = each_has_one(decl);
  add(canonical_of(each ? held(decl.getType()) : decl.getType()), decl.hasGlobalStorage() ? "static variable" : "variable",
      decl.getLocation(), each);
}

void InstanceSites::field(const clang::FieldDecl& decl) {
  if (decl.getParent()->isLambda()) return;
  if (std::string type = canonical_of(decl.getType()); !type.empty()) add(std::move(type), "member", decl.getLocation());
}

void InstanceSites::on_expression(const clang::Expr& expression) {
  if (const auto* made = llvm::dyn_cast<clang::CXXNewExpr>(&expression)) {
    expression_makes(canonical_of(made->getAllocatedType()), "new", expression);
  } else if (const auto* object = llvm::dyn_cast<clang::CXXTemporaryObjectExpr>(&expression)) {
    if (!object->getConstructor()->isCopyOrMoveConstructor())
      expression_makes(canonical(object->getConstructor()->getParent()), "temporary", expression);
  } else if (const auto* converted = llvm::dyn_cast<clang::CXXFunctionalCastExpr>(&expression)) {
    if (converted->getCastKind() == clang::CK_ConstructorConversion)
      expression_makes(canonical_of(converted->getType()), "temporary", expression);
  } else if (const auto* called = llvm::dyn_cast<clang::CallExpr>(&expression)) {
    call(*called);
  }
}

void InstanceSites::expression_makes(std::string type, std::string how, const clang::Expr& expression) {
  if (!type.empty() && !is_told_by_declaration()) add(std::move(type), std::move(how), expression.getBeginLoc());
}

void InstanceSites::call(const clang::CallExpr& call) {
  const clang::FunctionDecl* maker = call.getDirectCallee();
  if (maker == nullptr) return;
  if (const clang::CXXRecordDecl* made = type_made_by(*maker))
    return expression_makes(canonical(made), maker->getNameAsString(), call);
  const std::string name = qualified_name(*maker);
  if (!index_.is_maker(name) || is_made_within_another()) return;
  std::string type = canonical_of(held(call.getType()));
  const auto* method = llvm::dyn_cast<clang::CXXMethodDecl>(maker);
  if (type.empty() && method != nullptr) type = canonical(method->getParent());
  expression_makes(std::move(type), name, call);
}

// Of T x = T(1); and of an inline accessor's variable: that is the place to show.
bool InstanceSites::is_told_by_declaration() const {
  const auto& entries = parents_.entries();
  for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
    if (entry->declaration == nullptr) {
      if (entry->statement == nullptr || !llvm::isa<clang::Expr>(entry->statement)) return false;
      continue;
    }
    if (const auto* member = llvm::dyn_cast<clang::FieldDecl>(entry->declaration))
      return !canonical_of(member->getType()).empty();
    const auto* variable = llvm::dyn_cast<clang::VarDecl>(entry->declaration);
    return variable != nullptr && is_told(*variable);
  }
  return false;
}

bool InstanceSites::is_told(const clang::VarDecl& decl) const {
  return !canonical_of(each_has_one(decl) ? held(decl.getType()) : decl.getType()).empty();
}

bool InstanceSites::is_made_within_another() const {
  for (std::size_t up = 1; parents_.statement(up) != nullptr; ++up)
    if (const auto* outer = llvm::dyn_cast<clang::CallExpr>(parents_.statement(up)))
      if (const clang::FunctionDecl* function = outer->getDirectCallee();
          function != nullptr && index_.is_maker(qualified_name(*function)))
        return true;
  return false;
}

// A header gives it to all who include it, and what the linker makes one within a program it does not across libraries.
bool InstanceSites::each_has_one(const clang::VarDecl& decl) const {
  if (!decl.hasGlobalStorage() || map_.sources().isInMainFile(map_.sources().getExpansionLoc(decl.getLocation()))) return false;
  if (decl.isStaticLocal()) {
    const auto* function = llvm::dyn_cast<clang::FunctionDecl>(decl.getParentFunctionOrMethod());
    return function != nullptr && (function->isInlined() || function->isTemplateInstantiation() || !function->isExternallyVisible());
  }
  return decl.isInline() || !decl.isExternallyVisible() || decl.getTemplateInstantiationPattern() != nullptr;
}

std::string InstanceSites::canonical(const clang::CXXRecordDecl* record) const {
  if (record == nullptr) return {};
  std::string name = qualified_name(*record);
  return index_.is_one_instance(name) ? name : std::string();
}

std::string InstanceSites::canonical_of(clang::QualType type) const {
  return canonical(type.getNonReferenceType() == type ? type->getAsCXXRecordDecl() : nullptr);
}

void InstanceSites::add(std::string type, std::string how, clang::SourceLocation at, bool each_has_one) {
  const auto token = map_.token(at);
  if (!token || !map_.info(token->range.file).in_root || parents_.is_unevaluated()) return;
  facts::Instance instance{std::move(type), std::move(how), token->range, parents_.enclosing_name(),
                           parents_.enclosing_is_local()};
  instance.each_has_one = each_has_one;
  for (const std::string& function : parents_.function_names()) {
    instance.in_own_code = instance.in_own_code || index_.is_accessor(function) || index_.is_maker(function) ||
                           index_.is_one_instance(qualifier_of(function));
    instance.in_composition_root = instance.in_composition_root || index_.is_composition_root(function);
  }
  const std::string holder = qualifier_of(instance.enclosing);
  if (instance.how == "member" || instance.how == "static variable")
    instance.in_own_code = instance.in_own_code || index_.is_one_instance(holder);
  // A member is made where its class is: by a constructor that is a root.
  if (instance.how == "member")
    instance.in_composition_root = index_.is_composition_root(holder + "::" + holder.substr(holder.rfind(':') + 1));
  if (instance.in_composition_root) {
    instance.reached = parents_.reached();
    if (const clang::FunctionDecl* function = parents_.outermost_function(); function != nullptr && function->getBody() != nullptr)
      if (const auto body = map_.token(function->getBody()->getBeginLoc())) instance.body = body->range.begin;
  }
  facts_.instances.push_back(std::move(instance));
}

}  // namespace ssot::collect
