#include "collect/declaration_sites.hpp"

#include <clang/AST/Attr.h>
#include <clang/AST/DeclCXX.h>
#include <clang/AST/ExprCXX.h>
#include <clang/Lex/Lexer.h>

#include <algorithm>

#include "collect/effects.hpp"
#include "collect/taken_names.hpp"

namespace ssot::collect {

using facts::Site;
using facts::SiteKind;

namespace {

bool is_silent_default(const clang::Expr& init) {
  const auto* construct = llvm::dyn_cast<clang::CXXConstructExpr>(init.IgnoreImplicit());
  return construct != nullptr && construct->getParenOrBraceRange().isInvalid() &&
         !llvm::isa<clang::CXXTemporaryObjectExpr>(construct) && !construct->isListInitialization() &&
         (construct->getNumArgs() == 0 ||
          std::all_of(construct->arg_begin(), construct->arg_end(), [](const clang::Expr* argument) {
            return llvm::isa<clang::CXXDefaultArgExpr>(argument);
          }));
}

// What the base is, and so what it overrides, only an instantiation knows.
bool may_override(const clang::NamedDecl& decl) {
  const auto* method = llvm::dyn_cast<clang::CXXMethodDecl>(&decl);
  const clang::CXXRecordDecl* record = method != nullptr ? method->getParent()->getDefinition() : nullptr;
  return record != nullptr && record->hasAnyDependentBases();
}

// T in the pattern, the legacy type in one of its instantiations.
bool is_template_parameter(clang::TypeLoc type) {
  return !type.getUnqualifiedLoc().getAs<clang::SubstTemplateTypeParmTypeLoc>().isNull();
}

// template <> class Legacy<bool> { … };
bool is_specialization(const clang::CXXRecordDecl& decl) {
  return decl.getTemplateSpecializationKind() == clang::TSK_ExplicitSpecialization ||
         llvm::isa<clang::ClassTemplatePartialSpecializationDecl>(decl);
}

std::string keyword_of(const clang::TagDecl& decl) {
  const auto* enumeration = llvm::dyn_cast<clang::EnumDecl>(&decl);
  return decl.getKindName().str() + (enumeration != nullptr && enumeration->isScoped() ? " class" : "");
}

// The template, or the member of one, that this is an explicit specialization of.
const clang::FunctionDecl* specialized_by(const clang::FunctionDecl& decl) {
  if (decl.getTemplateSpecializationKind() != clang::TSK_ExplicitSpecialization) return nullptr;
  if (const clang::FunctionTemplateDecl* primary = decl.getPrimaryTemplate()) return primary->getTemplatedDecl();
  return decl.getInstantiatedFromMemberFunction();
}

}  // namespace

void DeclarationSites::on_declaration(const clang::Decl& decl) {
  using llvm::dyn_cast;
  // A using-declaration names what it uses; it is no entity of its own.
  if (const auto* named = dyn_cast<clang::NamedDecl>(&decl);
      named != nullptr && !llvm::isa<clang::UsingDecl, clang::UsingEnumDecl, clang::UsingShadowDecl>(named)) {
    if (may_override(*named))
      record_.mention_dependent(named->getDeclName(), named->getLocation());
    else
      record_.mention_other(named->getLocation(), *named);
  }
  if (const auto* directive = dyn_cast<clang::UsingDirectiveDecl>(&decl))
    record_.mention_other(directive->getIdentLocation(), *directive->getNominatedNamespaceAsWritten());
  else if (const auto* space = dyn_cast<clang::NamespaceAliasDecl>(&decl))
    record_.mention_other(space->getTargetNameLoc(), *space->getAliasedNamespace());
  else if (const auto* introducer = dyn_cast<clang::UsingDecl>(&decl))
    using_declaration(*introducer);
  else if (const auto* name = dyn_cast<clang::TypedefNameDecl>(&decl))
    alias(*name);
  else if (const auto* object = dyn_cast<clang::VarDecl>(&decl))
    variable(*object);
  else if (const auto* member = dyn_cast<clang::FieldDecl>(&decl))
    field(*member);
  else if (const auto* callable = dyn_cast<clang::FunctionDecl>(&decl))
    function(*callable);
  else if (const auto* type = dyn_cast<clang::CXXRecordDecl>(&decl))
    record(*type);
  else if (const auto* enumeration = dyn_cast<clang::EnumDecl>(&decl);
           enumeration != nullptr && !enumeration->isThisDeclarationADefinition())
    forward_declaration(*enumeration);
}

void DeclarationSites::using_declaration(const clang::UsingDecl& decl) {
  if (const auto* record = llvm::dyn_cast<clang::CXXRecordDecl>(decl.getDeclContext())) return member_using(decl, *record);
  for (const clang::UsingShadowDecl* shadow : decl.shadows()) {
    const clang::NamedDecl* target = shadow->getTargetDecl();
    const rules::Rule* rule = index_.match(*target);
    if (rule == nullptr) {
      record_.mention_target(decl.getLocation(), *target);
      continue;
    }
    Site site = record_.make(SiteKind::using_declaration, *rule, *target, decl.getLocation());
    if (const auto range = map_.tokens({decl.getQualifierLoc().getBeginLoc(), decl.getLocation()}))
      site.range = *range;
    const clang::SourceLocation semicolon = clang::Lexer::findLocationAfterToken(
        decl.getLocation(), clang::tok::semi, map_.sources(), map_.language(), false);
    const auto whole = map_.characters(decl.getUsingLoc(), semicolon);
    const bool is_alone = whole && map_.text(*whole).find(',') == std::string::npos;
    if (is_alone)
      site.holder_range = map_.with_line(*whole);
    else if (!whole || rule->from.kind != rules::EntityKind::type)
      site.trouble = "it declares several names, or is not plain text";
    site.nodes = {map_.node(decl.getLocation())};
    record_.add(std::move(site));
  }
}

// using Legacy::f; in a class: a set of overloads is named once.
void DeclarationSites::member_using(const clang::UsingDecl& decl, const clang::CXXRecordDecl& record) {
  for (const clang::UsingShadowDecl* shadow : decl.shadows()) {
    const clang::NamedDecl* target = shadow->getTargetDecl();
    const auto* made = llvm::dyn_cast<clang::CXXConstructorDecl>(target);
    if (made != nullptr) target = made->getParent();
    const rules::Rule* rule = index_.match(*target);
    if (rule == nullptr) continue;
    Site site = record_.make(SiteKind::member_using, *rule, *target, decl.getLocation());
    if (const auto range = map_.tokens({decl.getQualifierLoc().getBeginLoc(), decl.getLocation()})) site.range = *range;
    const clang::Type* scope = decl.getQualifier()->getAsType();
    const clang::TypeLoc written = scope != nullptr ? decl.getQualifierLoc().getTypeLoc() : clang::TypeLoc();
    if (record_.names_legacy(written)) site.holder_range = site.range;
    // Behind Legacy<int> the name is edited alone, for the arguments stay.
    if (const auto special = written.isNull() ? clang::TemplateSpecializationTypeLoc()
                                              : written.getAs<clang::TemplateSpecializationTypeLoc>())
      if (const auto range = map_.tokens({decl.getQualifierLoc().getBeginLoc(), special.getTemplateNameLoc()}))
        site.holder_range = *range;
    if (made != nullptr) site.creation = "constructors";
    if (record_.is_single_member(*target)) site.trouble = "a class derives from it, and the canonical one is final";
    return record_.add(std::move(site), {flow_.node(record)});
  }
}

void DeclarationSites::alias(const clang::TypedefNameDecl& decl) {
  if (flow_.mentions_legacy(decl.getUnderlyingType())) flow_.tie_to_type(decl, decl.getUnderlyingType());
}

void DeclarationSites::variable(const clang::VarDecl& decl) {
  if (decl.isFileVarDecl()) declared_by_hand(decl);
  if (decl.hasGlobalStorage() && !decl.isStaticLocal() && decl.getInit() != nullptr) record_.before_main(*decl.getInit());
  if (!flow_.mentions_legacy(decl.getType())) return;
  flow_.tie_to_type(decl, decl.getType());
  const bool held = record_.is_held_by_value(decl.getType());
  if (held && !llvm::isa<clang::ParmVarDecl>(decl)) value(decl, decl.getInit());
  if (!held) flow_.flow(decl.getInit(), decl);
  deduced_pointer(decl);
  if (const clang::VarDecl* first = decl.getCanonicalDecl(); first != &decl)
    flow_.flow(std::vector{map_.node(decl.getLocation())}, flow_.node(*first));
}

void DeclarationSites::deduced_pointer(const clang::VarDecl& decl) {
  const clang::TypeSourceInfo* written = decl.getTypeSourceInfo();
  const auto pointer = written != nullptr ? written->getTypeLoc().getUnqualifiedLoc().getAs<clang::PointerTypeLoc>()
                                          : clang::PointerTypeLoc();
  if (!pointer || !pointer.getPointeeLoc().getUnqualifiedLoc().getAs<clang::AutoTypeLoc>()) return;
  const clang::CXXRecordDecl* record = decl.getType()->getPointeeCXXRecordDecl();
  const rules::Rule* rule = record != nullptr && flow_.is_legacy(record) ? index_.match(*record) : nullptr;
  if (rule == nullptr || rule->by_pointer.empty()) return;
  Site site = record_.make(SiteKind::type, *rule, *record, pointer.getPointeeLoc().getUnqualifiedLoc().getBeginLoc());
  site.holder = facts::Holder::pointer;
  if (const auto range = map_.tokens({pointer.getPointeeLoc().getUnqualifiedLoc().getBeginLoc(), pointer.getStarLoc()}))
    site.holder_range = *range;
  record_.add(std::move(site), {flow_.node(decl)});
}

void DeclarationSites::field(const clang::FieldDecl& decl) {
  if (!flow_.mentions_legacy(decl.getType())) return;
  flow_.tie_to_type(decl, decl.getType());
  if (record_.is_held_by_value(decl.getType()))
    value(decl, decl.getInClassInitializer());
  else
    flow_.flow(decl.getInClassInitializer(), decl);
}

void DeclarationSites::function(const clang::FunctionDecl& decl) {
  if (!llvm::isa<clang::CXXMethodDecl>(decl) && !decl.isTemplateInstantiation()) declared_by_hand(decl);
  if (flow_.mentions_legacy(decl.getReturnType())) flow_.tie_to_type(decl, decl.getReturnType());
  for (const clang::FunctionDecl* other : decl.redecls()) flow_.join_signatures(decl, *other);
  // What another unit calls is the template that it saw: without a body there, it is linked with this one.
  if (const clang::FunctionDecl* primary = specialized_by(decl); primary != nullptr && !primary->isDefined())
    flow_.join_signatures(decl, *primary);
  if (const auto* method = llvm::dyn_cast<clang::CXXMethodDecl>(&decl)) {
    if (flow_.is_legacy(method->getParent()) && !method->isImplicit())
      member_definition(*method);
    else
      overrider(*method);
    for (const clang::CXXMethodDecl* overridden : method->overridden_methods())
      if (!flow_.is_legacy(overridden->getParent())) flow_.join_signatures(decl, *overridden);
  }
}

// What a legacy header declares, declared again by the project, which does without the include.
void DeclarationSites::declared_by_hand(const clang::DeclaratorDecl& decl) {
  const rules::Rule* rule = index_.match(decl);
  if (rule == nullptr) return;
  Site site = record_.make(SiteKind::member_definition, *rule, decl, decl.getLocation());
  site.trouble = "it is declared by hand, and the compatibility header defines it: include that instead";
  record_.add(std::move(site), {flow_.node(decl)});
}

// The project's own body for what a legacy header declares: the header becomes a shim, which has its own.
void DeclarationSites::member_definition(const clang::CXXMethodDecl& method) {
  if (is_specialization(*method.getParent()) && method.getLexicalDeclContext() == method.getParent())
    return record_.mention_own(method.getLocation());  // told with its class
  const rules::Rule* rule = index_.match(method);
  if (rule == nullptr) rule = index_.match(*method.getParent());
  if (rule == nullptr) return;
  Site site = record_.make(SiteKind::member_definition, *rule, method, method.getLocation());
  site.trouble = "it defines a member of the legacy class; list the file under the header's `implementations`";
  record_.add(std::move(site), {});
}

// One name overrides in all bases: what else than the legacy method does?
const clang::CXXMethodDecl* DeclarationSites::overrides_more(const clang::CXXMethodDecl& method,
                                                             const clang::CXXMethodDecl& legacy) {
  for (const clang::CXXMethodDecl* overridden : method.overridden_methods())
    if (record_.rule_of(*overridden) != index_.match(legacy)) return overridden;
  return nullptr;
}

// The name goes with that of the legacy method, and with the base class.
void DeclarationSites::overrider(const clang::CXXMethodDecl& method) {
  const clang::CXXMethodDecl* legacy = record_.overridden_legacy(method);
  if (legacy == nullptr || llvm::isa<clang::CXXDestructorDecl>(method)) return;
  Site site = record_.make(SiteKind::overrider, *index_.match(*legacy), *legacy, method.getLocation());
  const auto* first = method.getCanonicalDecl();
  if (!first->hasAttr<clang::OverrideAttr>() && !first->hasAttr<clang::FinalAttr>() && site.trouble.empty())
    site.trouble = "it overrides without saying `override`, so no compiler would tell if it did no more";
  if (const clang::CXXMethodDecl* other = overrides_more(method, *legacy); other != nullptr && site.trouble.empty())
    site.trouble = "it overrides " + qualified_name(*other) + ", too, which keeps its name";
  const facts::Node home = flow_.node(*method.getParent());
  if (flow_.mentions_legacy(method.getReturnType())) flow_.flow(std::vector{home}, flow_.node(method));
  for (const clang::ParmVarDecl* parameter : method.parameters())
    if (flow_.mentions_legacy(parameter->getType())) flow_.flow(std::vector{home}, flow_.node(*parameter));
  record_.add(std::move(site), {home});
}

void DeclarationSites::record(const clang::CXXRecordDecl& decl) {
  if (is_specialization(decl) && flow_.is_legacy(&decl))
    if (const rules::Rule* rule = index_.match(decl)) {
      Site site = record_.make(SiteKind::member_definition, *rule, decl, decl.getLocation());
      site.trouble = "it specialises the legacy template, and what it says is not true of the canonical one";
      return record_.add(std::move(site), {flow_.node(decl)});
    }
  if (!decl.isThisDeclarationADefinition()) forward_declaration(decl);
  if (decl.isThisDeclarationADefinition() && !flow_.is_legacy(&decl))
    for (const clang::CXXBaseSpecifier& base : decl.bases())
      if (const auto* record = base.getType()->getAsCXXRecordDecl();
          record != nullptr && !flow_.is_legacy(record) && flow_.legacy_base(record) != nullptr) {
        flow_.flow({flow_.node(*record)}, flow_.node(decl));
        inherited_names(decl, base, *flow_.legacy_base(record));
      }
}

// It derives from the legacy class through one of the project's, and takes a name that its base is about to get.
void DeclarationSites::inherited_names(const clang::CXXRecordDecl& decl, const clang::CXXBaseSpecifier& base,
                                       const clang::CXXRecordDecl& legacy) {
  const rules::Rule* rule = index_.match(legacy);
  std::string taken = rule != nullptr ? taken_names(decl, legacy, record_) : std::string();
  if (taken.empty()) return;
  Site site = record_.make(SiteKind::base, *rule, legacy, base.getBaseTypeLoc());
  site.trouble = std::move(taken);
  record_.add(std::move(site), {flow_.node(decl)});
}

void DeclarationSites::value(const clang::DeclaratorDecl& decl, const clang::Expr* init) {
  const auto* record = decl.getType().getCanonicalType()->getAsCXXRecordDecl();
  const rules::Rule* rule = index_.match(*record);
  Site site = record_.make(SiteKind::value, *rule, *record, decl.getLocation());
  site.nodes = {flow_.node(decl)};
  site.declarator = site.name;
  site.declarator.begin = site.name.end;
  site.declarator.end = site.name.end;
  if (init != nullptr && !is_silent_default(*init)) {
    if (argument_has_effects(*init->IgnoreImplicit(), index_))
      site.trouble = "its arguments are dropped, and evaluating them has effects";
    if (const auto end = map_.tokens(decl.getSourceRange()); end && end->file == site.name.file)
      site.declarator.end = std::max(end->end, site.name.end);
  }
  site.range = site.declarator;
  if (const auto* type = decl.getTypeSourceInfo(); type != nullptr) {
    if (const auto spelled = map_.tokens(type->getTypeLoc().getSourceRange())) site.holder_range = *spelled;
    if (type->getType()->getContainedAutoType() != nullptr)
      site.trouble = "it is declared with auto and made here";
  }
  if (parents_.shares_declaration()) site.trouble = "several names are declared with one type";
  if (decl.getName().empty()) site.trouble = "it has no name";
  if (const auto* type = decl.getTypeSourceInfo(); type != nullptr && is_template_parameter(type->getTypeLoc()))
    site.trouble = "its type is a parameter of a template";
  record_.add(std::move(site), {});
}

void DeclarationSites::on_member_init(const clang::CXXCtorInitializer& initializer) {
  const clang::FieldDecl* field = initializer.isWritten() ? initializer.getAnyMember() : nullptr;
  if (field == nullptr) return;
  record_.mention_other(initializer.getMemberLocation(), *field);
  if (flow_.mentions_legacy(field->getType())) member_init(*field, initializer);
}

void DeclarationSites::member_init(const clang::FieldDecl& decl,
                                   const clang::CXXCtorInitializer& initializer) {
  if (!record_.is_held_by_value(decl.getType())) {
    flow_.flow(initializer.getInit(), decl);
    return;
  }
  const auto* record = decl.getType().getCanonicalType()->getAsCXXRecordDecl();
  Site site =
      record_.make(SiteKind::member_init, *index_.match(*record), *record, initializer.getMemberLocation());
  site.nodes = {flow_.node(decl)};
  if (const auto range = map_.characters(
          clang::Lexer::getLocForEndOfToken(initializer.getLParenLoc(), 0, map_.sources(), map_.language()),
          initializer.getRParenLoc()))
    site.range = *range;
  else
    site.trouble = "its initialiser is not plain text";
  record_.add(std::move(site));
}

bool DeclarationSites::is_legacy_forward(const clang::Decl& decl) {
  const auto* pattern = llvm::dyn_cast<clang::ClassTemplateDecl>(&decl);
  const auto* tag = llvm::dyn_cast<clang::TagDecl>(pattern != nullptr ? pattern->getTemplatedDecl() : &decl);
  return tag != nullptr && !tag->isThisDeclarationADefinition() && flow_.is_legacy(tag) && index_.match(*tag) != nullptr;
}

void DeclarationSites::forward_declaration(const clang::TagDecl& decl) {
  if (!is_legacy_forward(decl) || decl.isEmbeddedInDeclarator() || decl.isImplicit() ||
      !decl.getLexicalDeclContext()->isFileContext())
    return;
  Site site = record_.make(SiteKind::forward_declaration, *index_.match(decl), decl, decl.getLocation());
  const auto* record = llvm::dyn_cast<clang::CXXRecordDecl>(&decl);
  const clang::ClassTemplateDecl* pattern = record != nullptr ? record->getDescribedClassTemplate() : nullptr;
  const clang::SourceLocation begin = pattern != nullptr ? pattern->getBeginLoc() : decl.getBeginLoc();
  const clang::SourceLocation semicolon = clang::Lexer::findLocationAfterToken(
      decl.getEndLoc(), clang::tok::semi, map_.sources(), map_.language(), false);
  const auto range = map_.characters(begin, semicolon);
  site.creation = keyword_of(decl);
  if (const auto keyword = map_.token(decl.getInnerLocStart()); keyword && record != nullptr) site.access_token = keyword->range;
  if (!range) {
    site.trouble = "it is not plain text";
    return record_.add(std::move(site));
  }
  site.range = map_.with_comment(*range);
  site.holder_range = map_.with_line(site.range);
  // The outermost namespace that holds nothing but such declarations goes with them.
  const clang::DeclContext* context = decl.getLexicalDeclContext();
  if (context->isTranslationUnit()) site.declarator = site.range;
  site.object = {range->file, range->begin, range->begin};
  bool is_pure = true;
  const clang::Decl* within = nullptr;
  while (const auto* space = llvm::dyn_cast<clang::NamespaceDecl>(context)) {
    is_pure = is_pure && llvm::all_of(space->decls(), [&](const clang::Decl* other) {
                return is_legacy_forward(*other) || other == within;
              });
    const auto block = map_.tokens(space->getSourceRange());
    if (!block) break;
    if (is_pure) site.declarator = map_.with_comment(*block);
    site.object = {block->file, block->begin, block->begin};
    within = space;
    context = space->getLexicalDeclContext();
  }
  site.nodes = {};
  record_.add(std::move(site));
}

}  // namespace ssot::collect
