#include "collect/name_lookup.hpp"

#include <clang/AST/ASTContext.h>
#include <clang/AST/CXXInheritance.h>
#include <clang/AST/StmtCXX.h>
#include <clang/Basic/SourceManager.h>

namespace ssot::collect {
namespace {

class Lookup {
 public:
  Lookup(const clang::ASTContext& context, llvm::StringRef name, clang::SourceLocation at)
      : sources_(context.getSourceManager()), name_(&context.Idents.get(name)), at_(at) {}

  const clang::NamedDecl* in(const Parents::Entry& entry) const {
    if (entry.statement != nullptr) return in_statement(*entry.statement);
    return entry.declaration != nullptr ? in_declaration(*entry.declaration) : nullptr;
  }

 private:
  bool is_it(const clang::NamedDecl* decl) const { return decl != nullptr && decl->getIdentifier() == name_; }

  const clang::NamedDecl* in_statement(const clang::Stmt& statement) const {
    if (const auto* lambda = llvm::dyn_cast<clang::LambdaExpr>(&statement)) {
      for (const clang::LambdaCapture& capture : lambda->captures())
        if (capture.capturesVariable() && is_it(capture.getCapturedVar())) return capture.getCapturedVar();
      return among(lambda->getCallOperator()->parameters());
    }
    if (const auto* handler = llvm::dyn_cast<clang::CXXCatchStmt>(&statement))
      if (is_it(handler->getExceptionDecl())) return handler->getExceptionDecl();
    for (const clang::Stmt* child : statement.children())
      if (const auto* declared = llvm::dyn_cast_or_null<clang::DeclStmt>(child))
        for (const clang::Decl* each : declared->decls())
          if (const auto* named = llvm::dyn_cast<clang::NamedDecl>(each);
              is_it(named) && sources_.isBeforeInTranslationUnit(named->getLocation(), at_))
            return named;
    return nullptr;
  }

  const clang::NamedDecl* in_declaration(const clang::Decl& decl) const {
    if (const auto* pattern = llvm::dyn_cast<clang::TemplateDecl>(&decl))
      for (const clang::NamedDecl* parameter : *pattern->getTemplateParameters())
        if (is_it(parameter)) return parameter;
    if (const auto* function = llvm::dyn_cast<clang::FunctionDecl>(&decl)) {
      if (const clang::NamedDecl* found = among(function->parameters())) return found;
      return in_context(decl.getDeclContext());  // a definition out of line sees its class
    }
    if (const auto* record = llvm::dyn_cast<clang::CXXRecordDecl>(&decl)) return in_class(*record);
    if (const auto* space = llvm::dyn_cast<clang::NamespaceDecl>(&decl)) return in_context(space);
    if (llvm::isa<clang::VarDecl>(&decl)) return in_context(decl.getDeclContext());
    return nullptr;
  }

  template <class List>
  const clang::NamedDecl* among(const List& list) const {
    for (const clang::NamedDecl* each : list)
      if (is_it(each)) return each;
    return nullptr;
  }

  const clang::NamedDecl* in_context(const clang::DeclContext* context) const {
    for (; context != nullptr && !context->isTranslationUnit(); context = context->getParent()) {
      if (const auto* record = llvm::dyn_cast<clang::CXXRecordDecl>(context)) {
        if (const clang::NamedDecl* found = in_class(*record)) return found;
      } else if (context->isNamespace()) {
        const auto found = context->getPrimaryContext()->lookup(name_);
        if (!found.empty()) return found.front();
      }
    }
    return nullptr;
  }

  const clang::NamedDecl* in_class(const clang::CXXRecordDecl& record) const {
    const clang::CXXRecordDecl* made = record.getDefinition();
    if (made == nullptr) return nullptr;
    const auto own = made->lookup(name_);
    if (!own.empty()) return own.front();
    const clang::NamedDecl* found = nullptr;
    made->forallBases([&](const clang::CXXRecordDecl* base) {
      const auto inherited = base->lookup(name_);
      if (found == nullptr && !inherited.empty()) found = inherited.front();
      return true;
    });
    return found;
  }

  const clang::SourceManager& sources_;
  const clang::IdentifierInfo* name_;
  clang::SourceLocation at_;
};

}  // namespace

const clang::NamedDecl* innermost_declaration(const Parents& around, llvm::StringRef name, clang::SourceLocation at) {
  const auto& entries = around.entries();
  const clang::Decl* unit = entries.empty() ? nullptr : entries.front().declaration;
  if (unit == nullptr) return nullptr;
  const Lookup lookup(unit->getASTContext(), name, at);
  for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry)
    if (const clang::NamedDecl* found = lookup.in(*entry)) return found;
  return nullptr;
}

}  // namespace ssot::collect
