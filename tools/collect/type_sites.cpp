#include "collect/type_sites.hpp"

#include <clang/AST/DeclCXX.h>
#include <clang/AST/ExprCXX.h>

#include <algorithm>
#include <cctype>

#include "collect/call_site.hpp"
#include "collect/construction_sites.hpp"
#include "collect/taken_names.hpp"

namespace ssot::collect {

using facts::Site;
using facts::SiteKind;

namespace {

// In what a template was instantiated to, the argument stands in the place of its parameter: nobody wrote it there.
const clang::NamedDecl* written_template(clang::TemplateName name) {
  return name.getAsSubstTemplateTemplateParm() != nullptr ? nullptr : name.getAsTemplateDecl();
}

const clang::NamedDecl* named_by(clang::TypeLoc named) {
  if (auto alias = named.getAs<clang::TypedefTypeLoc>()) return alias.getTypedefNameDecl();
  if (auto tag = named.getAs<clang::TagTypeLoc>()) return tag.getDecl();
  if (auto injected = named.getAs<clang::InjectedClassNameTypeLoc>()) return injected.getDecl();
  if (auto found = named.getAs<clang::UsingTypeLoc>()) return found.getFoundDecl()->getTargetDecl();
  if (auto specialization = named.getAs<clang::TemplateSpecializationTypeLoc>())
    return written_template(specialization.getTypePtr()->getTemplateName());
  if (auto deduced = named.getAs<clang::DeducedTemplateSpecializationTypeLoc>())
    return written_template(deduced.getTypePtr()->getTemplateName());
  return nullptr;
}

// The using-declaration that a template's name was found by.
const clang::UsingShadowDecl* template_brought_by(clang::TypeLoc named) {
  if (auto specialization = named.getAs<clang::TemplateSpecializationTypeLoc>())
    return specialization.getTypePtr()->getTemplateName().getAsUsingShadowDecl();
  if (auto deduced = named.getAs<clang::DeducedTemplateSpecializationTypeLoc>())
    return deduced.getTypePtr()->getTemplateName().getAsUsingShadowDecl();
  return nullptr;
}

// Is it written within the type of a declaration, and not in its template arguments or its initialiser?
bool is_in_declared_type(const clang::Decl& decl, clang::SourceLocation at, const clang::SourceManager& sources) {
  const auto within = [&](clang::SourceRange range) {
    return range.isValid() && !sources.isBeforeInTranslationUnit(at, range.getBegin()) &&
           !sources.isBeforeInTranslationUnit(range.getEnd(), at);
  };
  if (const auto* function = llvm::dyn_cast<clang::FunctionDecl>(&decl)) {
    const clang::FunctionTypeLoc type = function->getFunctionTypeLoc();
    return type && within(type.getReturnLoc().getSourceRange());
  }
  const auto* declarator = llvm::dyn_cast<clang::DeclaratorDecl>(&decl);
  const clang::TypeSourceInfo* type = declarator != nullptr ? declarator->getTypeSourceInfo() : nullptr;
  return type != nullptr && within(type->getTypeLoc().getSourceRange());
}

const clang::CXXBaseSpecifier* base_written_at(const clang::CXXRecordDecl& record, clang::TypeLoc named) {
  if (!record.isThisDeclarationADefinition()) return nullptr;
  for (const clang::CXXBaseSpecifier& base : record.bases()) {
    clang::TypeLoc type = base.getTypeSourceInfo()->getTypeLoc();
    if (const auto elaborated = type.getAs<clang::ElaboratedTypeLoc>()) type = elaborated.getNamedTypeLoc();
    if (type.getBeginLoc() == named.getBeginLoc()) return &base;
  }
  return nullptr;
}

// p->~T()
bool is_destroyed(const clang::Expr& expression, clang::TypeLoc named) {
  const auto* member = llvm::dyn_cast<clang::MemberExpr>(&expression);
  const clang::TypeSourceInfo* type = member != nullptr && llvm::isa<clang::CXXDestructorDecl>(member->getMemberDecl())
                                          ? member->getMemberNameInfo().getNamedTypeInfo()
                                          : nullptr;
  return type != nullptr && type->getTypeLoc().getBeginLoc() == named.getBeginLoc();
}

bool is_class_of_member_pointer(clang::TypeLoc around, clang::TypeLoc type) {
  const auto pointer = around.isNull() ? clang::MemberPointerTypeLoc()
                                       : around.getUnqualifiedLoc().getAs<clang::MemberPointerTypeLoc>();
  return pointer && pointer.getClassTInfo() != nullptr && pointer.getClassTInfo()->getTypeLoc() == type;
}

// using T<int>::T; brings in the constructors, and is told as such.
bool is_constructors_name(const Parents& parents, clang::TypeLoc named) {
  const Parents::Entry* owner = parents.owner_of_type();
  const auto* brought = owner != nullptr ? llvm::dyn_cast_or_null<clang::UsingDecl>(owner->declaration) : nullptr;
  return brought != nullptr && brought->getLocation() == named.getBeginLoc() && !named.getAs<clang::TypedefTypeLoc>();
}

// Does an object of the class hold one of `what`, itself or in a member or a base of it?
bool holds(const clang::CXXRecordDecl& record, const clang::CXXRecordDecl& what, unsigned depth = 0) {
  const clang::CXXRecordDecl* made = record.getDefinition();
  if (made == nullptr || depth > 8) return false;
  const auto is_or_holds = [&](clang::QualType type) {
    while (const clang::ArrayType* array = type->getAsArrayTypeUnsafe()) type = array->getElementType();
    const auto* member = type->getAsCXXRecordDecl();
    return member != nullptr && (member->getCanonicalDecl() == what.getCanonicalDecl() || holds(*member, what, depth + 1));
  };
  return llvm::any_of(made->fields(), [&](const clang::FieldDecl* field) { return is_or_holds(field->getType()); }) ||
         llvm::any_of(made->bases(), [&](const clang::CXXBaseSpecifier& base) { return is_or_holds(base.getType()); });
}

// The same of a template that nobody instantiated with these arguments: is a field of it of the parameter's type?
bool may_hold(const clang::ClassTemplateDecl& holder, unsigned parameter) {
  const clang::CXXRecordDecl* pattern = holder.getTemplatedDecl()->getDefinition();
  return pattern != nullptr && llvm::any_of(pattern->fields(), [&](const clang::FieldDecl* field) {
           const auto* type = field->getType()->getAs<clang::TemplateTypeParmType>();
           return type != nullptr && type->getIndex() == parameter;
         });
}

// Where what the rule's name takes the place of ends. A template that becomes a template keeps the arguments that are
// written; whoever gives the new name with its own, gives all of it.
clang::SourceLocation end_of_name(clang::TypeLoc named, const rules::Rule& rule) {
  const auto special = named.getAs<clang::TemplateSpecializationTypeLoc>();
  const bool has_own = !rule.cases.empty() && rule.cases.front().to.value.ends_with(">");
  return special && !has_own ? special.getTemplateNameLoc() : named.getEndLoc();
}

// Within the argument list of what is named, which argument stands at `at`?
unsigned argument_at(clang::TemplateSpecializationTypeLoc named, clang::SourceLocation at,
                     const clang::SourceManager& sources) {
  for (unsigned i = 0; i < named.getNumArgs(); ++i)
    if (!sources.isBeforeInTranslationUnit(named.getArgLoc(i).getSourceRange().getEnd(), at)) return i;
  return named.getNumArgs();
}

}  // namespace

void TypeSites::on_type(clang::TypeLoc type) {
  if (const auto written = type.getAs<clang::ElaboratedTypeLoc>()) return elaborated(written);
  // The class of a member pointer, a destructor's or an injected name is written without an elaboration around it.
  const clang::TypeLoc around =
      parents_.entries().size() > 1 ? parents_.entries()[parents_.entries().size() - 2].type : clang::TypeLoc();
  if (!around.isNull() && around.getUnqualifiedLoc().getAs<clang::ElaboratedTypeLoc>()) return;
  if (const auto pointer = type.getAs<clang::MemberPointerTypeLoc>()) return member_pointer(pointer);
  if (is_class_of_member_pointer(around, type)) return;  // told with its pointer, which knows the qualifier
  if (named_by(type) != nullptr) name_type(type, type.getBeginLoc());
}

// A concept may be spelled like a legacy class.
void TypeSites::on_concept(const clang::ConceptReference& reference) {
  if (const clang::NamedDecl* named = reference.getNamedConcept()) {
    record_.use(reference.getConceptNameLoc(), *named);
    record_.mention_other(reference.getConceptNameLoc(), *named);
  }
}

void TypeSites::on_template_argument(const clang::TemplateArgumentLoc& argument) {
  const clang::TemplateArgument& value = argument.getArgument();
  if (value.getKind() != clang::TemplateArgument::Template && value.getKind() != clang::TemplateArgument::TemplateExpansion)
    return;
  const clang::TemplateName name = value.getAsTemplateOrTemplatePattern();
  const clang::NamedDecl* decl = written_template(name);
  if (decl == nullptr) return;
  const clang::SourceLocation at = argument.getTemplateNameLoc();
  record_.use(at, *decl);
  if (const clang::UsingShadowDecl* found = name.getAsUsingShadowDecl()) record_.via(at, *found);
  const rules::Rule* rule = index_.match(*decl);
  if (rule == nullptr) return record_.mention_other(at, *decl);
  Site site = record_.make(SiteKind::type, *rule, *decl, at);
  const clang::NestedNameSpecifierLoc qualifier = argument.getTemplateQualifierLoc();
  if (const auto range = map_.tokens({qualifier ? qualifier.getBeginLoc() : at, at})) site.range = *range;
  if (rule->cases.size() == 1 && rule->cases.front().to.value.ends_with(">"))
    site.trouble = "it is given as a template, and what takes its place is none";
  site.holder = facts::Holder::other_template;
  std::vector<facts::Node> also;
  if (const Parents::Entry* owner = parents_.owner_of_type(); owner != nullptr && owner->declaration != nullptr)
    also = nodes_of(*owner->declaration, at);
  record_.add(std::move(site), std::move(also));
}

void TypeSites::elaborated(clang::ElaboratedTypeLoc type) {
  const clang::TypeLoc named = type.getNamedTypeLoc();
  const clang::NestedNameSpecifierLoc qualifier = type.getQualifierLoc();
  const clang::TagDecl* declared = type.getTypePtr()->getOwnedTagDecl();
  const bool is_new = declared != nullptr && declared->isFirstDecl();  // class T* p; is the first that is heard of it
  const bool has_keyword = clang::TypeWithKeyword::KeywordIsTagTypeKind(type.getTypePtr()->getKeyword());
  name_type(named, qualifier ? qualifier.getBeginLoc() : named.getBeginLoc(),
            has_keyword && !is_new ? type.getElaboratedKeywordLoc() : clang::SourceLocation());
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
  // using Legacy::f; without a rule for f
  if (const auto* introducer = llvm::dyn_cast_or_null<clang::UsingDecl>(owner.declaration))
    return llvm::any_of(introducer->shadows(), [&](const clang::UsingShadowDecl* shadow) {
      const clang::NamedDecl* target = shadow->getTargetDecl();
      const auto* made = llvm::dyn_cast<clang::CXXConstructorDecl>(target);
      return made != nullptr ? flow_.is_legacy(made->getParent()) : index_.match(*target) != nullptr;
    });
  if (const auto* name = llvm::dyn_cast_or_null<clang::DeclRefExpr>(owner.statement))
    return index_.match(*name->getDecl()) != nullptr;
  if (const auto* member = llvm::dyn_cast_or_null<clang::MemberExpr>(owner.statement))
    return index_.match(*member->getMemberDecl()) != nullptr;
  // T Alias::f() {}: a definition out of line, of a class that only its alias is legacy of.
  if (const auto* defined = llvm::dyn_cast_or_null<clang::DeclaratorDecl>(owner.declaration))
    if (const auto* of = llvm::dyn_cast<clang::CXXRecordDecl>(defined->getDeclContext())) return flow_.is_legacy(of);
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
    if (const auto range = map_.tokens({step.getBeginLoc(), end_of_name(named, *rule)})) site.range = *range;
    return record_.add(std::move(site));
  }
}

void TypeSites::name_type(clang::TypeLoc named, clang::SourceLocation begin, clang::SourceLocation keyword) {
  const clang::NamedDecl* decl = named_by(named);
  if (decl == nullptr || is_constructors_name(parents_, named)) return;
  record_.use(named.getBeginLoc(), *decl);
  if (auto found = named.getAs<clang::UsingTypeLoc>())
    record_.via(named.getBeginLoc(), *found.getFoundDecl());
  else if (const clang::UsingShadowDecl* shadow = template_brought_by(named))
    record_.via(named.getBeginLoc(), *shadow);
  if (const rules::Rule* rule = index_.match(*decl))
    record_type(begin, keyword, named, *decl, *rule);
  else
    record_.mention_other(named.getBeginLoc(), *decl);
}

void TypeSites::record_type(clang::SourceLocation begin, clang::SourceLocation keyword, clang::TypeLoc named,
                            const clang::NamedDecl& decl, const rules::Rule& rule) {
  Site site = record_.make(SiteKind::type, rule, decl, named.getBeginLoc());
  if (const auto token = keyword.isValid() ? map_.token(keyword) : std::nullopt; token && token->spelling == site.spelling) {
    site.access_token = token->range;
    site.creation = map_.text(token->range);
  }
  if (const auto range = map_.tokens({begin, end_of_name(named, rule)})) site.range = *range;
  const Parents::Entry* owner = parents_.owner_of_type();
  describe_holder(parents_, map_, site);
  std::vector<facts::Node> also;
  if (owner != nullptr && owner->declaration != nullptr) {
    const clang::Decl& typed = *owner->declaration;
    also = nodes_of(typed, named.getBeginLoc());
    if (const auto* record = llvm::dyn_cast<clang::CXXRecordDecl>(&typed);
        record != nullptr && base_written_at(*record, named) != nullptr) {
      site.kind = SiteKind::base;
      if (rule.single) site.trouble = "a class derives from it, and the canonical one is final";
      if (const clang::CXXRecordDecl* legacy = named.getType()->getAsCXXRecordDecl();
          legacy != nullptr && site.trouble.empty())
        site.trouble = taken_names(*record, *legacy, record_);
    } else if (is_in_declared_type(typed, named.getBeginLoc(), map_.sources())) {
      describe_declared(typed, rule, site);
    }
  } else if (owner != nullptr && owner->statement != nullptr) {
    if (const auto* expression = llvm::dyn_cast<clang::Expr>(owner->statement)) {
      if (is_part_of_construct(*expression)) return;
      if (is_destroyed(*expression, named)) site.creation = "destroyed";
      also = flow_.roots(expression);
      if (const clang::CallExpr* call = parents_.nearest_call())
        for (facts::Node& node : flow_.roots(call)) also.push_back(std::move(node));
    }
  }
  join_specializations(also);
  if (const auto* special = flow_.special(named.getType())) also.push_back(flow_.node(*special));
  const auto* legacy = llvm::dyn_cast<clang::CXXRecordDecl>(&decl);
  if (const auto* other = llvm::dyn_cast<clang::TypedefNameDecl>(&decl))
    legacy = other->getUnderlyingType()->getAsCXXRecordDecl();
  if (rule.single && site.holder == facts::Holder::other_template && legacy != nullptr &&
      is_held_by_template(*legacy, named.getBeginLoc()))
    site.trouble = "a container holds it by value, and there is one instance";
  if (rule.single && is_element_of_array())
    site.trouble = "an array holds it by value, and there is one instance";
  if (rule.single && site.holder == facts::Holder::plain && site.kind == SiteKind::type)
    by_value_trouble(owner, named.getBeginLoc(), site);
  record_.add(std::move(site), std::move(also));
}

// The declarations that a type written in this one must change with.
std::vector<facts::Node> TypeSites::nodes_of(const clang::Decl& typed, clang::SourceLocation at) {
  std::vector<facts::Node> out{flow_.node(typed)};
  if (const auto* made = llvm::dyn_cast<clang::CXXConstructorDecl>(&typed)) out.push_back(flow_.node(*made->getParent()));
  // template <> int f<Legacy>(Legacy&): a specialization's arguments go with its signature.
  const auto* function = llvm::dyn_cast<clang::FunctionDecl>(&typed);
  if (function != nullptr && function->getTemplateSpecializationInfo() != nullptr &&
      !is_in_declared_type(typed, at, map_.sources()))
    for (const clang::ParmVarDecl* parameter : function->parameters())
      if (flow_.mentions_legacy(parameter->getType())) out.push_back(flow_.node(*parameter));
  return out;
}

// Keeper<Legacy>, of which there is a specialization for the legacy type, goes with that one.
void TypeSites::join_specializations(std::vector<facts::Node>& also) {
  for (const clang::TypeLoc& holder : parents_.type_holders())
    if (const auto named = holder.getAs<clang::TemplateSpecializationTypeLoc>())
      if (const auto* special = flow_.special(named.getType())) also.push_back(flow_.node(*special));
}

// Whether the template around it makes objects of the legacy class.
bool TypeSites::is_held_by_template(const clang::CXXRecordDecl& legacy, clang::SourceLocation at) const {
  clang::TemplateSpecializationTypeLoc named;
  for (const clang::TypeLoc& holder : parents_.type_holders())
    if ((named = holder.getAs<clang::TemplateSpecializationTypeLoc>())) break;
  if (!named) return false;
  const clang::TemplateDecl* holder = named.getTypePtr()->getTemplateName().getAsTemplateDecl();
  const auto* pattern = llvm::dyn_cast_or_null<clang::ClassTemplateDecl>(holder);
  // What the library makes of it is not seen in its members: a vector has pointers alone.
  if (holder != nullptr && map_.sources().isInSystemHeader(holder->getLocation()))
    return pattern != nullptr && !is_reference_holder();
  const auto* record = named.getType()->getAsCXXRecordDecl();
  if (record != nullptr && record->hasDefinition() && !record->isDependentType()) return holds(*record, legacy);
  return pattern != nullptr && may_hold(*pattern, argument_at(named, at, map_.sources()));
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

void TypeSites::by_value_trouble(const Parents::Entry* owner, clang::SourceLocation at, Site& site) {
  if (owner == nullptr || owner->declaration == nullptr || !site.trouble.empty()) return;
  if (!is_in_declared_type(*owner->declaration, at, map_.sources())) return;
  if (llvm::isa<clang::ParmVarDecl>(owner->declaration))
    site.trouble = "a parameter takes it by value, and there is one instance";
  else if (llvm::isa<clang::FunctionDecl>(owner->declaration))
    site.trouble = "a function returns it by value, and there is one instance";
}

}  // namespace ssot::collect
