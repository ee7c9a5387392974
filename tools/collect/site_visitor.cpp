#include "collect/site_visitor.hpp"

#include "collect/ast_walk.hpp"
#include "collect/choices.hpp"
#include "collect/construction_sites.hpp"
#include "collect/declaration_sites.hpp"
#include "collect/expression_sites.hpp"
#include "collect/type_sites.hpp"

namespace ssot::collect {
namespace {

class SiteVisitor final : public AstWalk {
 public:
  SiteVisitor(const EntityIndex& index, SourceMap& map, TypeFlow& flow, facts::Facts& facts)
      : AstWalk(Instantiations::visit), record_(index, map, flow, parents_, facts) {}

 private:
  bool enters(const clang::Decl& decl) override {
    if (llvm::isa<clang::TranslationUnitDecl>(decl)) return true;
    SourceMap& map = record_.map;
    const clang::SourceLocation at = map.sources().getExpansionLoc(decl.getLocation());
    if (at.isInvalid()) return !llvm::isa<clang::NamespaceDecl>(decl);
    if (map.sources().isInSystemHeader(at)) return false;
    const auto in = map.file(map.sources().getFileID(at));
    if (!in || !map.info(*in).in_root) return false;
    const std::string& path = map.info(*in).path;
    if (record_.index.is_legacy_file(path)) return false;
    return !(record_.index.is_shared_header(path) || is_body_of_shared(decl)) || !declares_legacy(decl);
  }
  // A function or variable that a header that stays declares, and another file defines.
  bool is_body_of_shared(const clang::Decl& decl) {
    const clang::FunctionDecl* function = decl.getAsFunction();
    const auto* variable = llvm::dyn_cast<clang::VarDecl>(&decl);
    const bool defines =
        function != nullptr ? function->isThisDeclarationADefinition() && !function->isTemplateInstantiation()
                            : variable != nullptr && variable->isThisDeclarationADefinition() != clang::VarDecl::DeclarationOnly;
    if (!defines) return false;
    const auto home = record_.map.file_of(decl.getCanonicalDecl()->getLocation());
    return home && record_.index.is_shared_header(record_.map.info(*home).path);
  }
  // In a header that stays, the legacy entity itself is no use of it, nor is what it says of itself.
  bool declares_legacy(const clang::Decl& decl) {
    const auto* named = llvm::dyn_cast<clang::NamedDecl>(&decl);
    if (const auto* pattern = llvm::dyn_cast_or_null<clang::TemplateDecl>(named))
      named = pattern->getTemplatedDecl();
    if (named == nullptr) return false;
    const auto* home = llvm::dyn_cast<clang::CXXRecordDecl>(decl.getDeclContext());
    if (const auto* guide = llvm::dyn_cast<clang::CXXDeductionGuideDecl>(named))
      home = llvm::dyn_cast<clang::CXXRecordDecl>(guide->getDeducedTemplate()->getTemplatedDecl());
    const bool is_part = home != nullptr && record_.index.match(*home) != nullptr;
    if (!is_part && record_.index.match(*named) == nullptr) return false;
    record_.mention_own(decl.getSourceRange());
    return true;
  }
  void on_declaration(clang::Decl& decl) override {
    declarations_.on_declaration(decl);
    choices_.on_declaration(decl);
  }
  void on_member_init(clang::CXXCtorInitializer& init) override { declarations_.on_member_init(init); }
  void on_type(clang::TypeLoc type) override { types_.on_type(type); }
  void on_qualifier(clang::NestedNameSpecifierLoc qualifier) override { types_.on_qualifier(qualifier); }
  void on_template_argument(const clang::TemplateArgumentLoc& argument) override { types_.on_template_argument(argument); }
  void on_concept(const clang::ConceptReference& reference) override { types_.on_concept(reference); }
  void on_statement(clang::Stmt& statement) override {
    expressions_.on_statement(statement);
    constructions_.on_statement(statement);
    choices_.on_statement(statement);
  }

  SiteRecorder record_;
  TypeSites types_{record_};
  DeclarationSites declarations_{record_};
  ExpressionSites expressions_{record_};
  ConstructionSites constructions_{record_};
  Choices choices_{record_};
};

}  // namespace

void record_sites(clang::ASTContext& context, const EntityIndex& index, SourceMap& map, TypeFlow& flow,
                  facts::Facts& facts) {
  SiteVisitor(index, map, flow, facts).walk(*context.getTranslationUnitDecl());
}

}  // namespace ssot::collect
