#include "collect/declaration_sites.hpp"

#include <clang/AST/DeclCXX.h>
#include <clang/AST/ExprCXX.h>
#include <clang/Lex/Lexer.h>

#include <algorithm>

#include "collect/effects.hpp"

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

}  // namespace

void DeclarationSites::on_declaration(const clang::Decl& decl) {
  using llvm::dyn_cast;
  // A using-declaration names what it uses; it is no entity of its own.
  if (const auto* named = dyn_cast<clang::NamedDecl>(&decl);
      named != nullptr && !llvm::isa<clang::UsingDecl, clang::UsingShadowDecl>(named))
    record_.mention_other(named->getLocation(), *named);
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
}

void DeclarationSites::using_declaration(const clang::UsingDecl& decl) {
  for (const clang::UsingShadowDecl* shadow : decl.shadows()) {
    const clang::NamedDecl* target = shadow->getTargetDecl();
    const rules::Rule* rule = index_.match(*target);
    if (rule == nullptr) continue;
    Site site = record_.make(SiteKind::using_declaration, *rule, *target, decl.getLocation());
    if (const auto range = map_.tokens({decl.getQualifierLoc().getBeginLoc(), decl.getLocation()}))
      site.range = *range;
    const clang::SourceLocation semicolon = clang::Lexer::findLocationAfterToken(
        decl.getLocation(), clang::tok::semi, map_.sources(), map_.language(), false);
    const auto whole = map_.characters(decl.getUsingLoc(), semicolon);
    if (whole && map_.text(*whole).find(',') == std::string::npos)
      site.holder_range = map_.with_line(*whole);
    else
      site.trouble = "it declares several names, or is not plain text";
    site.nodes = {map_.node(decl.getLocation())};
    record_.add(std::move(site));
  }
}

void DeclarationSites::alias(const clang::TypedefNameDecl& decl) {
  if (flow_.mentions_legacy(decl.getUnderlyingType())) flow_.tie_to_type(decl, decl.getUnderlyingType());
}

void DeclarationSites::variable(const clang::VarDecl& decl) {
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
  if (flow_.mentions_legacy(decl.getReturnType())) flow_.tie_to_type(decl, decl.getReturnType());
  for (const clang::FunctionDecl* other : decl.redecls()) flow_.join_signatures(decl, *other);
  if (const auto* method = llvm::dyn_cast<clang::CXXMethodDecl>(&decl))
    for (const clang::CXXMethodDecl* overridden : method->overridden_methods())
      if (!flow_.is_legacy(overridden->getParent())) flow_.join_signatures(decl, *overridden);
}

void DeclarationSites::record(const clang::CXXRecordDecl& decl) {
  if (!decl.isThisDeclarationADefinition()) forward_declaration(decl);
  if (decl.isThisDeclarationADefinition() && !flow_.is_legacy(&decl))
    for (const clang::CXXBaseSpecifier& base : decl.bases())
      if (const auto* record = base.getType()->getAsCXXRecordDecl();
          record != nullptr && !flow_.is_legacy(record) && flow_.legacy_base(record) != nullptr)
        flow_.flow({flow_.node(*record)}, flow_.node(decl));
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

void DeclarationSites::forward_declaration(const clang::CXXRecordDecl& decl) {
  if (!flow_.is_legacy(&decl) || decl.isEmbeddedInDeclarator() || decl.isImplicit() ||
      !decl.getLexicalDeclContext()->isFileContext())
    return;
  const rules::Rule* rule = index_.match(decl);
  if (rule == nullptr) return;
  Site site = record_.make(SiteKind::forward_declaration, *rule, decl, decl.getLocation());
  const clang::SourceLocation semicolon = clang::Lexer::findLocationAfterToken(
      decl.getEndLoc(), clang::tok::semi, map_.sources(), map_.language(), false);
  if (const auto range = map_.characters(decl.getBeginLoc(), semicolon))
    site.range = *range;
  else
    site.trouble = "it is not plain text";
  // The outermost namespace that holds nothing else goes with it.
  const clang::DeclContext* context = decl.getLexicalDeclContext();
  const clang::Decl* only = &decl;
  while (const auto* space = llvm::dyn_cast<clang::NamespaceDecl>(context)) {
    if (std::distance(space->decls_begin(), space->decls_end()) != 1) break;
    only = space;
    context = space->getLexicalDeclContext();
  }
  if (context->isTranslationUnit() && only == &decl)
    site.holder_range = site.range;
  else if (only != &decl)
    if (const auto range = map_.tokens(only->getSourceRange())) site.holder_range = *range;
  site.nodes = {};
  record_.add(std::move(site));
}

}  // namespace ssot::collect
