#include "collect/declared.hpp"

#include <clang/AST/DeclCXX.h>
#include <clang/AST/DeclTemplate.h>

namespace ssot::collect {
namespace {

using Contexts = std::vector<const clang::DeclContext*>;

// The class that a declaration names, behind templates and aliases; else the declaration itself.
const clang::NamedDecl* what_is_named(const clang::NamedDecl& decl) {
  const clang::NamedDecl* named = decl.getUnderlyingDecl();
  if (const auto* pattern = llvm::dyn_cast<clang::TemplateDecl>(named))
    if (pattern->getTemplatedDecl() != nullptr) named = pattern->getTemplatedDecl();
  if (const auto* alias = llvm::dyn_cast<clang::TypedefNameDecl>(named))
    if (const clang::TagDecl* tag = alias->getUnderlyingType()->getAsTagDecl()) return tag;
  if (const auto* space = llvm::dyn_cast<clang::NamespaceAliasDecl>(named)) return space->getNamespace();
  return named;
}

bool declares_in_bases(const clang::CXXRecordDecl& record, const clang::IdentifierInfo& name) {
  bool found = false;
  record.forallBases([&](const clang::CXXRecordDecl* base) {
    found = found || !base->lookup(&name).empty();
    return true;
  });
  return found;
}

class DeclaredNames {
 public:
  explicit DeclaredNames(clang::ASTContext& context) : context_(context) {}

  bool has(llvm::StringRef qualified) const {
    if (qualified.contains('(') || qualified.contains('<')) return true;
    Contexts in{context_.getTranslationUnitDecl()};
    while (true) {
      const auto [word, rest] = qualified.split("::");
      const clang::IdentifierInfo& name = context_.Idents.get(word);
      if (rest.empty()) return declared_in(in, name);
      in = contexts_of(in, name);
      if (in.empty()) return false;
      qualified = rest;
    }
  }

 private:
  static Contexts contexts_of(const Contexts& in, const clang::IdentifierInfo& name) {
    Contexts out;
    for (const clang::DeclContext* scope : in)
      for (const clang::NamedDecl* found : scope->lookup(&name))
        add_context(*what_is_named(*found), out);
    return out;
  }

  static void add_context(const clang::NamedDecl& named, Contexts& out) {
    if (const auto* space = llvm::dyn_cast<clang::NamespaceDecl>(&named)) out.push_back(space);
    const auto* tag = llvm::dyn_cast<clang::TagDecl>(&named);
    if (tag != nullptr && tag->getDefinition() != nullptr) out.push_back(tag->getDefinition());
  }

  static bool declared_in(const Contexts& in, const clang::IdentifierInfo& name) {
    for (const clang::DeclContext* scope : in) {
      if (!scope->lookup(&name).empty()) return true;  // of a constructor it is the name that the class has in itself
      const auto* record = llvm::dyn_cast<clang::CXXRecordDecl>(scope);
      if (record != nullptr && (record->hasAnyDependentBases() || declares_in_bases(*record, name))) return true;
    }
    return false;
  }

  clang::ASTContext& context_;
};

}  // namespace

void record_declared(clang::ASTContext& context, clang::Preprocessor& preprocessor, const EntityIndex& index,
                     facts::Facts& facts) {
  const DeclaredNames names(context);
  const auto is_macro = [&](const std::string& name) {
    const clang::IdentifierInfo* word = preprocessor.getIdentifierInfo(name);
    return word != nullptr && word->hadMacroDefinition();
  };
  for (const NamedEntity& entity : index.named_entities())
    if (entity.is_macro ? is_macro(entity.name) : names.has(entity.name))
      facts.declared.push_back({entity.kind, entity.id});
}

}  // namespace ssot::collect
