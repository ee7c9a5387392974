#include "collect/type_sites.hpp"

#include <clang/AST/DeclCXX.h>
#include <clang/AST/ExprCXX.h>

#include <algorithm>
#include <cctype>

#include "collect/call_site.hpp"
#include "collect/construction_sites.hpp"

namespace ssot::collect {

using facts::Site;
using facts::SiteKind;

namespace {

const clang::NamedDecl* named_by(clang::TypeLoc named) {
  if (auto alias = named.getAs<clang::TypedefTypeLoc>()) return alias.getTypedefNameDecl();
  if (auto tag = named.getAs<clang::TagTypeLoc>()) return tag.getDecl();
  if (auto found = named.getAs<clang::UsingTypeLoc>()) return found.getFoundDecl()->getTargetDecl();
  if (auto specialization = named.getAs<clang::TemplateSpecializationTypeLoc>())
    return specialization.getTypePtr()->getTemplateName().getAsTemplateDecl();
  return nullptr;
}

}  // namespace

void TypeSites::on_type(clang::TypeLoc type) {
  if (const auto written = type.getAs<clang::ElaboratedTypeLoc>()) elaborated(written);
  if (const auto pointer = type.getAs<clang::MemberPointerTypeLoc>()) member_pointer(pointer);
}

void TypeSites::elaborated(clang::ElaboratedTypeLoc type) {
  const clang::TypeLoc named = type.getNamedTypeLoc();
  const clang::NestedNameSpecifierLoc qualifier = type.getQualifierLoc();
  name_type(named, qualifier ? qualifier.getBeginLoc() : named.getBeginLoc());
}

void TypeSites::member_pointer(clang::MemberPointerTypeLoc pointer) {
  const clang::TypeSourceInfo* of = pointer.getClassTInfo();
  if (of == nullptr || of->getTypeLoc().getAs<clang::ElaboratedTypeLoc>()) return;
  const Parents::Scope scope(parents_, of->getTypeLoc());
  name_type(of->getTypeLoc(), qualifier_before(of->getTypeLoc().getBeginLoc()));
}

// Clang keeps no location of the qualifier before the class of a member pointer: old::T::*.
clang::SourceLocation TypeSites::qualifier_before(clang::SourceLocation name) {
  const auto token = map_.token(name);
  if (!token || name.isMacroID()) return name;
  const std::uint32_t from = token->range.begin > 400 ? token->range.begin - 400 : 0;
  const std::string text = map_.text({token->range.file, from, token->range.begin});
  std::size_t at = text.size();
  const auto in_word = [&](std::size_t i) { return std::isalnum(static_cast<unsigned char>(text[i])) != 0 || text[i] == '_'; };
  while (at >= 2 && text.compare(at - 2, 2, "::") == 0) {
    at -= 2;
    while (at > 0 && in_word(at - 1)) --at;
  }
  return name.getLocWithOffset(-static_cast<int>(text.size() - at));
}

void TypeSites::on_qualifier(clang::NestedNameSpecifierLoc qualifier) {
  if (!qualifies_legacy()) record_qualifier(qualifier);
  for (; qualifier; qualifier = qualifier.getPrefix())
    if (const clang::Type* type = qualifier.getNestedNameSpecifier()->getAsType()) {
      const clang::NamedDecl* named = named_by(qualifier.getTypeLoc());
      if (named == nullptr) named = type->getAsTagDecl();
      if (named != nullptr) {
        record_.use(qualifier.getLocalBeginLoc(), *named);
        record_.mention_other(qualifier.getLocalBeginLoc(), *named);
      }
      if (const auto* found = type->getAs<clang::UsingType>())
        record_.via(qualifier.getLocalBeginLoc(), *found->getFoundDecl());
    } else if (const auto* space = qualifier.getNestedNameSpecifier()->getAsNamespace()) {
      record_.mention_other(qualifier.getLocalBeginLoc(), *space);
    } else if (const auto* alias = qualifier.getNestedNameSpecifier()->getAsNamespaceAlias()) {
      record_.mention_other(qualifier.getLocalBeginLoc(), *alias);
    }
}

// Whether what stands behind the qualifier that is looked at has a rule, or can have none here.
bool TypeSites::qualifies_legacy() const {
  const Parents::Entry& owner = parents_.entries().back();
  if (!owner.type.isNull()) {
    const auto elaborated = owner.type.getAs<clang::ElaboratedTypeLoc>();
    const clang::NamedDecl* decl = elaborated ? named_by(elaborated.getNamedTypeLoc()) : nullptr;
    return decl == nullptr || index_.match(*decl) != nullptr;
  }
  if (const auto* name = llvm::dyn_cast_or_null<clang::DeclRefExpr>(owner.statement))
    return index_.match(*name->getDecl()) != nullptr;
  if (const auto* member = llvm::dyn_cast_or_null<clang::MemberExpr>(owner.statement))
    return index_.match(*member->getMemberDecl()) != nullptr;
  return true;
}

// The last legacy type of it: in Legacy::Nested::, Nested where that has a rule, else Legacy.
void TypeSites::record_qualifier(clang::NestedNameSpecifierLoc qualifier) {
  for (clang::NestedNameSpecifierLoc step = qualifier; step; step = step.getPrefix()) {
    if (step.getNestedNameSpecifier()->getAsType() == nullptr) continue;
    const clang::TypeLoc named = step.getTypeLoc();
    const clang::NamedDecl* decl = named_by(named);
    const rules::Rule* rule = decl != nullptr ? index_.match(*decl) : nullptr;
    if (rule == nullptr) continue;
    Site site = record_.make(SiteKind::type, *rule, *decl, named.getBeginLoc());
    if (const auto range = map_.tokens({step.getBeginLoc(), named.getEndLoc()})) site.range = *range;
    return record_.add(std::move(site));
  }
}

void TypeSites::name_type(clang::TypeLoc named, clang::SourceLocation begin) {
  const clang::NamedDecl* decl = named_by(named);
  if (decl == nullptr) return;
  record_.use(named.getBeginLoc(), *decl);
  if (auto found = named.getAs<clang::UsingTypeLoc>())
    record_.via(named.getBeginLoc(), *found.getFoundDecl());
  if (const rules::Rule* rule = index_.match(*decl))
    record_type(begin, named, *decl, *rule);
  else
    record_.mention_other(named.getBeginLoc(), *decl);
}

void TypeSites::record_type(clang::SourceLocation begin, clang::TypeLoc named, const clang::NamedDecl& decl,
                            const rules::Rule& rule) {
  Site site = record_.make(SiteKind::type, rule, decl, named.getBeginLoc());
  if (const auto range = map_.tokens({begin, named.getEndLoc()})) site.range = *range;
  const Parents::Entry* owner = parents_.owner_of_type();
  describe_holder(parents_, map_, site);
  std::vector<facts::Node> also;
  if (owner != nullptr && owner->declaration != nullptr) {
    const clang::Decl& typed = *owner->declaration;
    if (const auto* record = llvm::dyn_cast<clang::CXXRecordDecl>(&typed)) {
      site.kind = SiteKind::base;
      site.trouble = "a class derives from it, and the canonical one is final";
      also.push_back(flow_.node(*record));
    } else {
      also.push_back(flow_.node(typed));
      describe_declared(typed, rule, site);
    }
  } else if (owner != nullptr && owner->statement != nullptr) {
    if (const auto* expression = llvm::dyn_cast<clang::Expr>(owner->statement)) {
      if (is_part_of_construct(*expression)) return;
      also = flow_.roots(expression);
      if (const clang::CallExpr* call = parents_.nearest_call())
        for (facts::Node& node : flow_.roots(call)) also.push_back(std::move(node));
    }
  }
  if (rule.single && site.holder == facts::Holder::other_template && !is_reference_holder())
    site.trouble = "a container holds it by value, and there is one instance";
  if (rule.single && is_element_of_array())
    site.trouble = "an array holds it by value, and there is one instance";
  if (rule.single && site.holder == facts::Holder::plain && site.kind == SiteKind::type)
    by_value_trouble(owner, site);
  record_.add(std::move(site), std::move(also));
}

bool TypeSites::is_part_of_construct(const clang::Expr& expression) {
  if (const auto* made = llvm::dyn_cast<clang::CXXNewExpr>(&expression)) {
    const auto* record = made->getAllocatedType()->getAsCXXRecordDecl();
    return record != nullptr && record_.is_single(*record);
  }
  if (llvm::isa<clang::CXXTemporaryObjectExpr, clang::CXXFunctionalCastExpr>(expression))
    return record_.is_held_by_value(expression.getType());
  const auto* name = llvm::dyn_cast<clang::DeclRefExpr>(&expression);
  const auto* maker = name != nullptr ? llvm::dyn_cast<clang::FunctionDecl>(name->getDecl()) : nullptr;
  const auto* record = maker != nullptr ? type_made_by(*maker) : nullptr;
  return record != nullptr && record_.is_single(*record);
}

bool TypeSites::is_element_of_array() const {
  const std::vector<clang::TypeLoc> holders = parents_.type_holders();
  return !holders.empty() && holders.front().getAs<clang::ArrayTypeLoc>();
}

bool TypeSites::is_reference_holder() const {
  const clang::NamedDecl* holder = parents_.holder_template();
  static constexpr const char* by_reference[] = {
      "reference_wrapper",       "function",      "is_same", "is_same_v", "is_base_of", "is_base_of_v",
      "enable_shared_from_this", "default_delete"};
  return holder != nullptr && std::any_of(std::begin(by_reference), std::end(by_reference),
                                          [&](const char* name) { return is_std(*holder, name); });
}

void TypeSites::describe_declared(const clang::Decl& typed, const rules::Rule& rule, Site& site) {
  if (!rule.single || site.holder != facts::Holder::plain) return;
  if (llvm::isa<clang::VarDecl, clang::FieldDecl>(typed) && !llvm::isa<clang::ParmVarDecl>(typed) &&
      parents_.shares_declaration())
    site.trouble = "several names are declared with one type";
}

void TypeSites::by_value_trouble(const Parents::Entry* owner, Site& site) {
  if (owner == nullptr || owner->declaration == nullptr || !site.trouble.empty()) return;
  if (llvm::isa<clang::ParmVarDecl>(owner->declaration))
    site.trouble = "a parameter takes it by value, and there is one instance";
  else if (llvm::isa<clang::FunctionDecl>(owner->declaration))
    site.trouble = "a function returns it by value, and there is one instance";
}

}  // namespace ssot::collect
