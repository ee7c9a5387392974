#include "collect/short_names.hpp"

#include <clang/AST/ASTContext.h>
#include <clang/AST/DeclCXX.h>
#include <clang/AST/Stmt.h>

#include <algorithm>
#include <cctype>
#include <set>

#include "collect/name_lookup.hpp"

namespace ssot::collect {
namespace {

using facts::ShortName;
using facts::Site;
using facts::SiteKind;

// The namespaces and classes whose members need no qualifier where a walk stands.
class OpenScopes {
 public:
  OpenScopes(const Parents& around, clang::SourceLocation at, const clang::SourceManager& sources)
      : at_(at), sources_(sources) {
    for (const Parents::Entry& entry : around.entries()) {
      if (entry.declaration != nullptr) add_declaration(*entry.declaration);
      if (entry.statement != nullptr) add_directives_of(*entry.statement);
    }
  }

  // The longest of them that is the beginning of the name; empty: none.
  std::string before(const std::string& name) const {
    std::string best;
    for (const std::string& scope : scopes_)
      if (name.starts_with(scope + "::") && scope.size() > best.size()) best = scope;
    return best;
  }

 private:
  void add_declaration(const clang::Decl& decl) {
    if (const auto* context = llvm::dyn_cast<clang::NamespaceDecl>(&decl)) return add(context);
    if (const auto* context = llvm::dyn_cast<clang::TranslationUnitDecl>(&decl)) return add(context);
    if (const auto* context = llvm::dyn_cast<clang::CXXRecordDecl>(&decl)) return add(context);
    if (!llvm::isa<clang::FunctionDecl, clang::VarDecl>(decl)) return;
    // Behind the name of a member that is defined out of line its class is open, and not before.
    const bool behind = sources_.isBeforeInTranslationUnit(decl.getLocation(), at_);
    add(behind ? decl.getDeclContext() : decl.getLexicalDeclContext());
  }

  void add(const clang::DeclContext* context) {
    for (; context != nullptr; context = context->getParent()) {
      if (const auto* space = llvm::dyn_cast<clang::NamespaceDecl>(context); space != nullptr && !space->isInline())
        scopes_.insert(qualified_name(*space));
      if (const auto* record = llvm::dyn_cast<clang::CXXRecordDecl>(context); record != nullptr && !record->isLambda())
        scopes_.insert(qualified_name(*record));
      if (!context->isFileContext()) continue;
      for (const clang::UsingDirectiveDecl* directive : context->getPrimaryContext()->using_directives())
        add_directive(*directive);
    }
  }

  void add_directives_of(const clang::Stmt& statement) {
    for (const clang::Stmt* child : statement.children())
      if (const auto* declared = llvm::dyn_cast_or_null<clang::DeclStmt>(child))
        for (const clang::Decl* each : declared->decls())
          if (const auto* directive = llvm::dyn_cast<clang::UsingDirectiveDecl>(each)) add_directive(*directive);
  }

  void add_directive(const clang::UsingDirectiveDecl& directive) {
    if (directive.isImplicit() || !sources_.isBeforeInTranslationUnit(directive.getLocation(), at_)) return;
    if (const clang::NamespaceDecl* nominated = directive.getNominatedNamespace())
      scopes_.insert(qualified_name(*nominated));
  }

  clang::SourceLocation at_;
  const clang::SourceManager& sources_;
  std::set<std::string> scopes_;
};

// Whether a class may name `base`, which it derives from, by its injected name (class.access.base/5).
bool may_name_base(const clang::CXXRecordDecl& record, const clang::CXXRecordDecl& base) {
  if (!record.hasDefinition()) return false;
  return std::any_of(record.bases_begin(), record.bases_end(), [&](const clang::CXXBaseSpecifier& each) {
    const clang::CXXRecordDecl* next = each.getType()->getAsCXXRecordDecl();
    if (next == nullptr) return false;
    if (next->getCanonicalDecl() == base.getCanonicalDecl()) return true;
    const bool closed = std::any_of(next->bases_begin(), next->bases_end(), [](const clang::CXXBaseSpecifier& inner) {
      return inner.getAccessSpecifier() == clang::AS_private;
    });
    return next->hasDefinition() && !closed && may_name_base(*next, base);
  });
}

// The class that a name stands for inside of it and of those that derive from it (class.pre/2).
const clang::NamedDecl& meant_by(const clang::NamedDecl& found, const Parents& around) {
  const auto* record = llvm::dyn_cast<clang::CXXRecordDecl>(&found);
  if (record == nullptr || !record->isInjectedClassName()) return found;
  const auto* base = llvm::cast<clang::CXXRecordDecl>(record->getDeclContext());
  const bool may = std::any_of(around.entries().begin(), around.entries().end(), [&](const Parents::Entry& entry) {
    const auto* outer = llvm::dyn_cast_or_null<clang::CXXRecordDecl>(entry.declaration);
    return outer != nullptr && may_name_base(*outer, *base);
  });
  return may ? *base : found;
}

// Would `word` mean anything but `name` where the walk stands?
bool is_hidden(const std::string& word, const std::string& name, const Parents& around, clang::SourceLocation at) {
  const clang::NamedDecl* nearest = innermost_declaration(around, word, at);
  if (nearest != nullptr) return qualified_name(meant_by(*nearest->getUnderlyingDecl(), around)) != name;
  if (around.entries().empty() || around.entries().front().declaration == nullptr) return true;
  const clang::ASTContext& context = around.entries().front().declaration->getASTContext();
  for (const clang::NamedDecl* global : context.getTranslationUnitDecl()->lookup(&context.Idents.get(word)))
    if (qualified_name(*global->getUnderlyingDecl()) != name) return true;
  return false;
}

std::string scope_of(const std::string& name) {
  const std::size_t colons = name.rfind("::");
  return colons == std::string::npos ? std::string() : name.substr(0, colons);
}

std::string last_word(const std::string& name) {
  return name.substr(name.rfind(':') + 1);
}

// What the qualifier that the code wrote stands for: the scope of the legacy entity. An enumerator of an unscoped
// enumeration may be reached past that.
std::string scope_written(const Site& site, const clang::NamedDecl& entity, const std::string& qualifier) {
  const std::string scope = scope_of(site.entity);
  const auto* list = llvm::dyn_cast<clang::EnumDecl>(entity.getDeclContext());
  const bool past = list != nullptr && !list->isScoped() && last_word(qualifier) != last_word(scope);
  return past ? scope_of(scope) : scope;
}

bool may_be_short(SiteKind kind) {
  switch (kind) {
    case SiteKind::using_declaration:
    case SiteKind::member_using:
    case SiteKind::forward_declaration:
    case SiteKind::found_by_argument:
    case SiteKind::macro:
      return false;
    default:
      return true;
  }
}

}  // namespace

std::string written_qualifier(const Site& site, SourceMap& map) {
  constexpr std::uint32_t longest = 400;
  const std::uint32_t from = site.name.begin > longest ? site.name.begin - longest : 0;
  const std::string text = map.text({site.name.file, from, site.name.begin});
  const auto in_word = [&](std::size_t i) { return std::isalnum(static_cast<unsigned char>(text[i])) != 0 || text[i] == '_'; };
  std::size_t at = text.size();
  while (at >= 2 && text.compare(at - 2, 2, "::") == 0) {
    at -= 2;
    const std::size_t end = at;
    while (at > 0 && in_word(at - 1)) --at;
    if (at == end && at > 0 && (text[at - 1] == '>' || text[at - 1] == ')')) return {};
  }
  return at == text.size() ? std::string() : text.substr(at, text.size() - 2 - at);
}

std::vector<ShortName> short_names(const Site& site, const clang::NamedDecl& entity, clang::SourceLocation at,
                                   const EntityIndex& index, const Parents& around, SourceMap& map) {
  std::vector<ShortName> out;
  if (!may_be_short(site.kind) || site.spelling == facts::Spelling::macro_body) return out;
  const OpenScopes open(around, at, map.sources());
  const std::string qualifier = written_qualifier(site, map);
  const std::string written = scope_written(site, entity, qualifier);
  for (const std::string& name : index.names_for(site.rule)) {
    std::string text = name;
    if (!qualifier.empty() && !written.empty() && name.starts_with(written + "::"))
      text = qualifier + name.substr(written.size());
    const std::string scope = open.before(name);
    if (text == name && !scope.empty()) {
      const std::string rest = name.substr(scope.size() + 2);
      const std::string word = rest.substr(0, rest.find(':'));
      if (!is_hidden(word, scope + "::" + word, around, at)) text = rest;
    }
    out.push_back({site.name, name, std::move(text)});
  }
  return out;
}

}  // namespace ssot::collect
