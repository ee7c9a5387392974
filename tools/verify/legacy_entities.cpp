#include "verify/legacy_entities.hpp"

#include <clang/AST/DeclCXX.h>
#include <clang/AST/DeclTemplate.h>
#include <clang/Lex/MacroInfo.h>

#include <algorithm>
#include <optional>
#include <tuple>

#include "rules/tokens.hpp"
#include "support/path.hpp"

namespace ssot::verify {
namespace {

class Collector {
 public:
  Collector(const clang::ASTContext& context, const rules::Concept& unit)
      : sources_(context.getSourceManager()), policy_(context.getPrintingPolicy()), unit_(unit) {
    policy_.TerseOutput = true;
    policy_.PolishForDeclaration = true;
    policy_.SuppressUnwrittenScope = true;
  }

  std::optional<std::size_t> header_of(clang::SourceLocation location) const {
    const clang::PresumedLoc place = sources_.getPresumedLoc(sources_.getExpansionLoc(location), false);
    if (place.isInvalid()) return std::nullopt;
    const std::string path = "/" + std::string(place.getFilename());
    for (std::size_t i = 0; i < unit_.headers.size(); ++i)
      if (ends_with_path(path, unit_.headers[i].path)) return i;
    return std::nullopt;
  }

  void context(const clang::DeclContext& scope) {
    for (const clang::Decl* decl : scope.decls()) {
      if (const auto* linkage = llvm::dyn_cast<clang::LinkageSpecDecl>(decl)) {
        context(*linkage);
      } else if (const auto* space = llvm::dyn_cast<clang::NamespaceDecl>(decl)) {
        if (!space->isAnonymousNamespace()) context(*space);
      } else if (const auto* named = llvm::dyn_cast<clang::NamedDecl>(decl)) {
        entity(*named);
      }
    }
  }

  void macros(const clang::Preprocessor& preprocessor) {
    for (const auto& [identifier, state] : preprocessor.macros()) {
      const clang::MacroInfo* macro = preprocessor.getMacroInfo(identifier);
      if (macro == nullptr || macro->isUsedForHeaderGuard()) continue;
      if (macro->isObjectLike() && macro->tokens_empty())
        continue;  // a guard in a file that goes on behind it
      const std::optional<std::size_t> header = header_of(macro->getDefinitionLoc());
      if (!header) continue;
      std::string text = "#define " + identifier->getName().str();
      if (macro->isFunctionLike()) {
        text += '(';
        for (const clang::IdentifierInfo* parameter : macro->params())
          text += (text.back() == '(' ? "" : ", ") + parameter->getName().str();
        text += ')';
      }
      found_.push_back({identifier->getName().str(), nullptr, *header,
                        sources_.getExpansionLineNumber(macro->getDefinitionLoc()), text});
    }
  }

  std::vector<LegacyEntity> take() {
    std::sort(found_.begin(), found_.end(), [](const LegacyEntity& a, const LegacyEntity& b) {
      return std::tie(a.header, a.line, a.name, a.text) < std::tie(b.header, b.line, b.name, b.text);
    });
    return std::move(found_);
  }

 private:
  void entity(const clang::NamedDecl& spelled) {
    const clang::NamedDecl* decl = &spelled;
    if (const auto* pattern = llvm::dyn_cast<clang::TemplateDecl>(decl)) decl = pattern->getTemplatedDecl();
    if (decl == nullptr || decl->isImplicit() || !header_of(decl->getLocation())) return;
    if (decl->getAccess() == clang::AS_private || decl->getAccess() == clang::AS_protected) return;
    if (const auto* type = llvm::dyn_cast<clang::CXXRecordDecl>(decl)) return record(*type);
    if (const auto* type = llvm::dyn_cast<clang::EnumDecl>(decl)) return enumeration(*type);
    if (const auto* function = llvm::dyn_cast<clang::FunctionDecl>(decl)) {
      if (!counts(*function)) return;
    } else if (!llvm::isa<clang::TypedefNameDecl, clang::VarDecl, clang::FieldDecl>(decl)) {
      return;
    }
    add(*decl, as_in_a_rule(print(*decl)));
  }

  // Other functions belong to the class as such.
  static bool counts(const clang::FunctionDecl& function) {
    if (function.isDeleted() || llvm::isa<clang::CXXDestructorDecl>(function)) return false;
    if (const auto* made = llvm::dyn_cast<clang::CXXConstructorDecl>(&function))
      return !made->isCopyOrMoveConstructor();
    const auto* method = llvm::dyn_cast<clang::CXXMethodDecl>(&function);
    return method == nullptr || !(method->isCopyAssignmentOperator() || method->isMoveAssignmentOperator());
  }

  void record(const clang::CXXRecordDecl& type) {
    if (!type.isThisDeclarationADefinition() || type.getName().empty()) return;
    std::string text = type.getKindName().str() + " " + plain_name(type);
    for (const clang::CXXBaseSpecifier& base : type.bases())
      text += (text.find(" : ") == std::string::npos ? " : " : ", ") + std::string("public ") +
              base.getType().getAsString(policy_);
    add(type, text);
    context(type);
  }

  void enumeration(const clang::EnumDecl& type) {
    if (!type.isThisDeclarationADefinition()) return;
    if (!type.getName().empty()) add(type, (type.isScoped() ? "enum class " : "enum ") + plain_name(type));
    for (const clang::EnumConstantDecl* value : type.enumerators()) {
      const std::string name =
          type.isScoped() ? plain_name(*value) : plain_name(type) + "::" + value->getName().str();
      add(*value, "enumerator " + name, name);
    }
  }

  // Clang writes `T &x`, people do not.
  static std::string as_in_a_rule(const std::string& text) {
    const std::vector<rules::Token> tokens = rules::tokens_of(text);
    return rules::spell(tokens.data(), tokens.data() + tokens.size());
  }

  // The declaration with its name qualified.
  std::string print(const clang::NamedDecl& decl) const {
    std::string text;
    llvm::raw_string_ostream out(text);
    decl.print(out, policy_);
    out.flush();
    const std::string plain = decl.getDeclName().getAsString();
    std::size_t at = text.find(plain + "(");
    if (at == std::string::npos) at = text.rfind(plain);
    if (llvm::isa<clang::TypedefNameDecl>(decl)) at = text.find(plain);
    if (at != std::string::npos) text.replace(at, plain.size(), plain_name(decl));
    return text;
  }

  // "template <class T> "; empty: it is no template.
  std::string template_head(const clang::NamedDecl& decl) const {
    const clang::TemplateDecl* pattern = decl.getDescribedTemplate();
    if (pattern == nullptr) return {};
    std::string text;
    llvm::raw_string_ostream out(text);
    pattern->getTemplateParameters()->print(out, decl.getASTContext(), policy_);
    return out.str();
  }

  void add(const clang::NamedDecl& decl, const std::string& text, const std::string& name = {}) {
    const auto* canonical = llvm::cast<clang::NamedDecl>(decl.getCanonicalDecl());
    for (const LegacyEntity& known : found_)
      if (known.decl == canonical) return;
    found_.push_back({name.empty() ? plain_name(decl) : name, canonical, *header_of(decl.getLocation()),
                      sources_.getExpansionLineNumber(decl.getLocation()), template_head(decl) + text});
  }

  const clang::SourceManager& sources_;
  clang::PrintingPolicy policy_;
  const rules::Concept& unit_;
  std::vector<LegacyEntity> found_;
};

}  // namespace

std::vector<LegacyEntity> collect_legacy(const clang::ASTContext& context,
                                         const clang::Preprocessor& preprocessor,
                                         const rules::Concept& unit) {
  Collector collector(context, unit);
  collector.context(*context.getTranslationUnitDecl());
  collector.macros(preprocessor);
  return collector.take();
}

std::string plain_name(const clang::NamedDecl& decl) {
  std::string name = decl.getDeclName().getAsString();
  if (const auto* made = llvm::dyn_cast<clang::CXXConstructorDecl>(&decl))
    name = made->getParent()->getName().str();
  for (const clang::DeclContext* scope = decl.getDeclContext(); scope != nullptr;
       scope = scope->getParent()) {
    const auto* space = llvm::dyn_cast<clang::NamespaceDecl>(scope);
    if (space != nullptr && space->isInline()) continue;
    if (const auto* outer = llvm::dyn_cast<clang::NamedDecl>(scope))
      name = outer->getDeclName().getAsString() + "::" + name;
  }
  return name;
}

std::vector<const clang::NamedDecl*> look_up(const clang::ASTContext& context, const std::string& name) {
  std::vector<const clang::DeclContext*> scopes = {context.getTranslationUnitDecl()};
  std::vector<const clang::NamedDecl*> found;
  for (std::size_t at = 0; at != std::string::npos;) {
    const std::size_t colons = name.find("::", at);
    const std::string part = name.substr(at, colons == std::string::npos ? colons : colons - at);
    found.clear();
    for (const clang::DeclContext* scope : scopes)
      for (const clang::NamedDecl* decl : scope->lookup(&context.Idents.get(part))) found.push_back(decl);
    scopes.clear();
    for (const clang::NamedDecl* decl : found)
      if (const auto* inner = llvm::dyn_cast<clang::DeclContext>(decl))
        scopes.push_back(inner->getPrimaryContext());
    at = colons == std::string::npos ? colons : colons + 2;
  }
  return found;
}

}  // namespace ssot::verify
