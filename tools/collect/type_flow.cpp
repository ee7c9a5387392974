#include "collect/type_flow.hpp"

#include <clang/AST/DeclCXX.h>
#include <clang/AST/DeclTemplate.h>
#include <clang/AST/ExprCXX.h>

#include <algorithm>

namespace ssot::collect {
namespace {

constexpr unsigned max_flow_depth = 24;  // of types and expressions that are followed; deeper ones do not occur

const clang::Decl& pattern_of(const clang::Decl& decl) {
  if (const auto* function = llvm::dyn_cast<clang::FunctionDecl>(&decl)) {
    if (const auto* pattern = function->getTemplateInstantiationPattern()) return *pattern;
    return *function->getCanonicalDecl();
  }
  if (const auto* record = llvm::dyn_cast<clang::CXXRecordDecl>(&decl)) {
    if (const auto* pattern = record->getTemplateInstantiationPattern()) return *pattern;
    return *record->getCanonicalDecl();
  }
  if (const auto* parameter = llvm::dyn_cast<clang::ParmVarDecl>(&decl)) {
    const auto* owner = llvm::dyn_cast<clang::FunctionDecl>(parameter->getDeclContext());
    if (owner == nullptr) return decl;
    const auto& function = llvm::cast<clang::FunctionDecl>(pattern_of(*owner));
    const unsigned index = parameter->getFunctionScopeIndex();
    if (parameter->getFunctionScopeDepth() == 0 && index < function.getNumParams())
      return *function.getParamDecl(index);
    return decl;
  }
  if (const auto* variable = llvm::dyn_cast<clang::VarDecl>(&decl)) return *variable->getCanonicalDecl();
  return *decl.getCanonicalDecl();
}

}  // namespace

TypeFlow::TypeFlow(clang::ASTContext& context, const EntityIndex& index, SourceMap& map, facts::Facts& facts)
    : context_(context), index_(index), map_(map), facts_(facts) {}

bool TypeFlow::is_legacy(const clang::NamedDecl* decl) {
  return decl != nullptr &&
         index_.is_known_name(decl->getDeclName().isIdentifier() ? decl->getName().str()
                                                                 : decl->getNameAsString()) &&
         index_.is_legacy_type(qualified_name(*decl));
}

const clang::CXXRecordDecl* TypeFlow::legacy_base(const clang::CXXRecordDecl* record) {
  if (record == nullptr) return nullptr;
  record = record->getCanonicalDecl();
  if (auto known = base_cache_.find(record); known != base_cache_.end()) return known->second;
  base_cache_[record] = nullptr;
  if (is_legacy(record)) return base_cache_[record] = record;
  if (const clang::CXXRecordDecl* definition = record->getDefinition())
    for (const clang::CXXBaseSpecifier& base : definition->bases())
      if (const auto* found = legacy_base(base.getType()->getAsCXXRecordDecl()))
        return base_cache_[record] = found;
  return nullptr;
}

bool TypeFlow::mentions_legacy(clang::QualType type) {
  return mentions(type, 0);
}

bool TypeFlow::mentions(clang::QualType type, unsigned depth) {
  if (type.isNull() || depth > max_flow_depth) return false;
  const clang::Type* canonical = type.getCanonicalType().getTypePtr();
  if (auto known = mention_cache_.find(canonical); known != mention_cache_.end()) return known->second;
  mention_cache_[canonical] = false;
  const bool answer = mentions_uncached(clang::QualType(canonical, 0), depth + 1);
  return mention_cache_[canonical] = answer;
}

bool TypeFlow::mentions_uncached(clang::QualType type, unsigned depth) {
  if (const auto* member = type->getAs<clang::MemberPointerType>();
      member != nullptr && legacy_base(member->getClass()->getAsCXXRecordDecl()) != nullptr)
    return true;
  if (const clang::QualType inner = type->getPointeeType(); !inner.isNull()) return mentions(inner, depth);
  if (const auto* array = type->getAsArrayTypeUnsafe()) return mentions(array->getElementType(), depth);
  if (const auto* function = type->getAs<clang::FunctionProtoType>()) {
    if (mentions(function->getReturnType(), depth)) return true;
    return std::any_of(function->param_type_begin(), function->param_type_end(),
                       [&](clang::QualType parameter) { return mentions(parameter, depth); });
  }
  if (const auto* enumeration = type->getAs<clang::EnumType>()) return is_legacy(enumeration->getDecl());
  const clang::CXXRecordDecl* record = type->getAsCXXRecordDecl();
  if (record == nullptr) return false;
  if (legacy_base(record) != nullptr) return true;
  const auto* specialization = llvm::dyn_cast<clang::ClassTemplateSpecializationDecl>(record);
  if (specialization == nullptr) return false;
  for (const clang::TemplateArgument& argument : specialization->getTemplateArgs().asArray())
    if (argument.getKind() == clang::TemplateArgument::Type && mentions(argument.getAsType(), depth))
      return true;
  return false;
}

facts::Node TypeFlow::node(const clang::Decl& decl) {
  return map_.node(pattern_of(decl).getLocation());
}

std::vector<facts::Node> TypeFlow::roots(const clang::Expr* expr) {
  std::vector<facts::Node> out;
  collect_roots(expr, out, 0);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

void TypeFlow::collect_roots(const clang::Expr* expr, std::vector<facts::Node>& out, unsigned depth) {
  if (expr == nullptr || depth > max_flow_depth) return;
  expr = expr->IgnoreUnlessSpelledInSource();
  if (const auto expansion = map_.macro_expansion(expr->getBeginLoc());
      expansion && mentions_legacy(expr->getType()))
    out.push_back(map_.node(*expansion));
  const auto follow = [&](const clang::Expr* next) { collect_roots(next, out, depth + 1); };
  if (const auto* name = llvm::dyn_cast<clang::DeclRefExpr>(expr)) {
    const clang::ValueDecl* decl = name->getDecl();
    const bool legacy_function = llvm::isa<clang::FunctionDecl>(decl) && index_.match(*decl) != nullptr;
    if (!legacy_function && !mentions_legacy(decl->getType())) return;
    if (llvm::isa<clang::FunctionDecl>(decl) && map_.sources().isInSystemHeader(decl->getLocation())) return;
    // A use of a legacy variable or enumerator can change alone: it is a site, not a declaration of ours.
    out.push_back(index_.match(*decl) != nullptr ? map_.node(name->getLocation()) : node(*decl));
    if (const auto* binding = llvm::dyn_cast<clang::BindingDecl>(decl)) follow(binding->getBinding());
  } else if (const auto* member = llvm::dyn_cast<clang::MemberExpr>(expr)) {
    if (index_.match(*member->getMemberDecl()) != nullptr) {
      out.push_back(map_.node(member->getMemberLoc()));
      follow(member->getBase());
    } else if (mentions_legacy(member->getMemberDecl()->getType())) {
      out.push_back(node(*member->getMemberDecl()));
    } else if (mentions_legacy(member->getBase()->getType())) {
      follow(member->getBase());  // pair.first, iterator->second
    }
  } else if (const auto* self = llvm::dyn_cast<clang::CXXThisExpr>(expr)) {
    if (const auto* record = self->getType()->getPointeeCXXRecordDecl(); legacy_base(record) != nullptr)
      out.push_back(node(*record));
  } else if (const auto* call = llvm::dyn_cast<clang::CallExpr>(expr)) {
    roots_of_call(*call, out, depth);
  } else if (const auto* made = llvm::dyn_cast<clang::CXXNewExpr>(expr)) {
    out.push_back(map_.node(made->getBeginLoc()));
  } else if (const auto* construct = llvm::dyn_cast<clang::CXXConstructExpr>(expr)) {
    if (mentions_legacy(construct->getType())) out.push_back(map_.node(construct->getBeginLoc()));
    for (const clang::Expr* argument : construct->arguments())
      if (mentions_legacy(argument->getType())) follow(argument);
  } else if (const auto* choice = llvm::dyn_cast<clang::ConditionalOperator>(expr)) {
    follow(choice->getTrueExpr());
    follow(choice->getFalseExpr());
  } else if (const auto* unary = llvm::dyn_cast<clang::UnaryOperator>(expr)) {
    follow(unary->getSubExpr());
  } else if (const auto* cast = llvm::dyn_cast<clang::CastExpr>(expr)) {
    follow(cast->getSubExpr());
  } else if (const auto* subscript = llvm::dyn_cast<clang::ArraySubscriptExpr>(expr)) {
    follow(subscript->getBase());
  } else if (const auto* list = llvm::dyn_cast<clang::InitListExpr>(expr)) {
    for (const clang::Expr* item : list->inits())
      if (mentions_legacy(item->getType())) follow(item);
  } else if (const auto* lambda = llvm::dyn_cast<clang::LambdaExpr>(expr)) {
    if (mentions_legacy(lambda->getCallOperator()->getType()))
      out.push_back(node(*lambda->getCallOperator()));
  }
}

void TypeFlow::roots_of_call(const clang::CallExpr& call, std::vector<facts::Node>& out, unsigned depth) {
  const auto follow = [&](const clang::Expr* next) { collect_roots(next, out, depth + 1); };
  const clang::FunctionDecl* callee = call.getDirectCallee();
  const bool foreign = callee == nullptr || map_.sources().isInSystemHeader(callee->getLocation());
  if (callee != nullptr && index_.match(*callee) != nullptr) {
    const auto* member = llvm::dyn_cast<clang::MemberExpr>(call.getCallee()->IgnoreParenImpCasts());
    const auto* name = llvm::dyn_cast<clang::DeclRefExpr>(call.getCallee()->IgnoreParenImpCasts());
    out.push_back(map_.node(member != nullptr ? member->getMemberLoc()
                            : name != nullptr ? name->getLocation()
                                              : call.getBeginLoc()));
    if (member != nullptr) follow(member->getBase());
    return;
  }
  if (callee != nullptr && !foreign) {
    if (mentions_legacy(callee->getReturnType())) out.push_back(node(*callee));
    return;
  }
  // The standard library hands through what it is given: get, lock, move, at, make_shared<T>, operator->.
  if (const auto* member = llvm::dyn_cast<clang::CXXMemberCallExpr>(&call))
    follow(member->getImplicitObjectArgument());
  for (const clang::Expr* argument : call.arguments())
    if (mentions_legacy(argument->getType())) follow(argument);
  if (callee != nullptr && callee->getTemplateSpecializationArgs() != nullptr &&
      mentions_legacy(call.getType()))
    out.push_back(map_.node(call.getBeginLoc()));
}

void TypeFlow::flow(const std::vector<facts::Node>& from, const facts::Node& to) {
  for (const facts::Node& node : from)
    if (!node.empty() && !to.empty() && node != to) facts_.flows.push_back({node, to});
}

void TypeFlow::flow(const clang::Expr* from, const clang::ValueDecl& to) {
  if (from == nullptr || !mentions_legacy(to.getType())) return;
  flow(roots(from), node(to));
}

void TypeFlow::join(const clang::Expr* a, const clang::Expr* b) {
  const std::vector<facts::Node> left = roots(a);
  const std::vector<facts::Node> right = roots(b);
  if (left.empty()) return;
  flow(right, left.front());
}

void TypeFlow::tie_to_type(const clang::Decl& decl, clang::QualType type) {
  const facts::Node self = node(decl);
  clang::QualType at = type;
  for (unsigned depth = 0; depth < max_flow_depth && !at.isNull(); ++depth) {
    if (const auto* alias = at->getAs<clang::TypedefType>()) {
      const clang::TypedefNameDecl* named = alias->getDecl();
      if (!is_legacy(named) && !map_.sources().isInSystemHeader(named->getLocation()) &&
          mentions_legacy(named->getUnderlyingType()))
        flow({node(*named)}, self);
      at = named->getUnderlyingType();
      continue;
    }
    if (const auto* record = at->getAsCXXRecordDecl();
        record != nullptr && !is_legacy(record) && legacy_base(record) != nullptr)
      flow({node(*record)}, self);
    if (const auto* specialization = special(at)) flow({node(*specialization)}, self);
    if (const auto* named = at->getAs<clang::TemplateSpecializationType>())
      for (const clang::TemplateArgument& argument : named->template_arguments())
        if (argument.getKind() == clang::TemplateArgument::Type) tie_to_type(decl, argument.getAsType());
    at = at->getPointeeType();
  }
}

const clang::CXXRecordDecl* TypeFlow::special(clang::QualType type) {
  const auto* record =
      type.isNull() ? nullptr
                    : llvm::dyn_cast_or_null<clang::ClassTemplateSpecializationDecl>(type->getAsCXXRecordDecl());
  if (record == nullptr || !mentions_legacy(type) || map_.sources().isInSystemHeader(record->getLocation()))
    return nullptr;
  if (record->isExplicitSpecialization()) return record;
  return llvm::dyn_cast_or_null<clang::ClassTemplatePartialSpecializationDecl>(record->getTemplateInstantiationPattern());
}

void TypeFlow::join_signatures(const clang::FunctionDecl& a, const clang::FunctionDecl& b) {
  const auto at = [&](const clang::Decl& decl) { return map_.node(decl.getLocation()); };
  if (mentions_legacy(a.getReturnType())) {
    flow(std::vector{at(a)}, node(b));
    flow(std::vector{at(a)}, node(a));
  }
  for (unsigned i = 0; i < std::min(a.getNumParams(), b.getNumParams()); ++i)
    if (mentions_legacy(a.getParamDecl(i)->getType())) {
      flow(std::vector{at(*a.getParamDecl(i))}, node(*b.getParamDecl(i)));
      flow(std::vector{at(*a.getParamDecl(i))}, node(*a.getParamDecl(i)));
    }
}

void TypeFlow::join_arguments(const clang::FunctionDecl& callee,
                              llvm::ArrayRef<const clang::Expr*> arguments) {
  if (map_.sources().isInSystemHeader(callee.getLocation()) || index_.match(callee) != nullptr) return;
  const std::size_t paired = std::min<std::size_t>(arguments.size(), callee.getNumParams());
  for (unsigned i = 0; i < paired; ++i) flow(arguments[i], *callee.getParamDecl(i));
}

void TypeFlow::join_constructor(const clang::CXXRecordDecl& record, const clang::CallExpr& call) {
  const clang::CXXRecordDecl* made = record.getDefinition();
  if (made == nullptr || map_.sources().isInSystemHeader(made->getLocation())) return;
  for (const clang::CXXConstructorDecl* constructor : made->ctors())
    if (constructor->getNumParams() >= call.getNumArgs() &&
        constructor->getMinRequiredArguments() <= call.getNumArgs() &&
        !constructor->isCopyOrMoveConstructor())
      join_arguments(*constructor, {call.getArgs(), call.getNumArgs()});
}

void TypeFlow::join_through_container(const clang::CallExpr& call) {
  const auto* member = llvm::dyn_cast<clang::CXXMemberCallExpr>(&call);
  if (member == nullptr || !mentions_legacy(member->getImplicitObjectArgument()->getType())) return;
  for (const clang::Expr* argument : call.arguments())
    if (mentions_legacy(argument->getType())) join(member->getImplicitObjectArgument(), argument);
}

}  // namespace ssot::collect
