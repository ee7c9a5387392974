#include "collect/canonical_uses.hpp"

#include <clang/AST/DeclCXX.h>
#include <clang/AST/DeclTemplate.h>

#include <algorithm>

#include "collect/ast_walk.hpp"
#include "collect/construction_sites.hpp"
#include "collect/instance_sites.hpp"
#include "collect/lost_outcome.hpp"

namespace ssot::collect {
namespace {

class CanonicalWalk final : public AstWalk {
 public:
  CanonicalWalk(clang::ASTContext& context, const EntityIndex& index, SourceMap& map, facts::Facts& facts)
      : AstWalk(Instantiations::visit), context_(context), index_(index), map_(map), facts_(facts) {}

 private:
  bool enters(const clang::Decl& decl) override {
    if (llvm::isa<clang::TranslationUnitDecl>(decl)) return true;
    const clang::SourceLocation at = map_.sources().getExpansionLoc(decl.getLocation());
    if (at.isInvalid()) return !llvm::isa<clang::NamespaceDecl>(decl);
    if (map_.sources().isInSystemHeader(at)) return false;
    const auto file = map_.file(map_.sources().getFileID(at));
    if (!file || !map_.info(*file).in_root) return false;
    const std::string& path = map_.info(*file).path;
    return !index_.is_legacy_file(path);
  }

  void on_declaration(clang::Decl& decl) override {
    if (const auto* name = llvm::dyn_cast<clang::TypedefNameDecl>(&decl))
      alias(*name);
    else if (const auto* introducer = llvm::dyn_cast<clang::UsingDecl>(&decl))
      re_export(*introducer);
    else if (const auto* held = llvm::dyn_cast<clang::DeclaratorDecl>(&decl))
      instances_.on_declaration(*held);
  }

  void on_statement(clang::Stmt& statement) override {
    const auto* expression = llvm::dyn_cast<clang::Expr>(&statement);
    if (expression == nullptr) return;
    instances_.on_expression(*expression);
    if (const auto* call = llvm::dyn_cast<clang::CallExpr>(expression)) outcome(*call);
  }

  // --- aliases

  // The class of the rules that this type is, itself; a pointer to one or a container of such has another meaning.
  std::string managed_type(clang::QualType type) const {
    for (clang::QualType step = type;;) {
      if (const auto* other = step->getAs<clang::TypedefType>(); other != nullptr && index_.match(*other->getDecl()) != nullptr)
        return qualified_name(*other->getDecl());
      const clang::QualType next = step.getSingleStepDesugaredType(context_);
      if (next == step) break;
      step = next;
    }
    const clang::TagDecl* tag = type->getAsTagDecl();
    return tag != nullptr ? managed(*tag) : std::string();
  }

  std::string managed(const clang::NamedDecl& decl) const {
    std::string name = qualified_name(decl);
    return index_.is_legacy_type(name) || index_.is_one_instance(name) ? name : std::string();
  }

  void alias(const clang::TypedefNameDecl& decl) {
    if (decl.isImplicit() || decl.getParentFunctionOrMethod() != nullptr || parents_.in_instantiation() ||
        index_.match(decl) != nullptr)
      return;
    const auto* scope = llvm::dyn_cast<clang::CXXRecordDecl>(decl.getDeclContext());
    if (scope != nullptr && (!managed(*scope).empty() || llvm::isa<clang::ClassTemplateSpecializationDecl>(scope)))
      return;  // what a manager calls itself, and what a trait says of it
    add_alias(decl, managed_type(decl.getUnderlyingType()), llvm::isa<clang::TypeAliasDecl>(decl) ? "using" : "typedef");
  }

  void re_export(const clang::UsingDecl& decl) {
    if (!decl.getDeclContext()->isFileContext()) return;
    for (const clang::UsingShadowDecl* shadow : decl.shadows()) {
      const clang::NamedDecl* target = shadow->getTargetDecl();
      if (const auto* pattern = llvm::dyn_cast<clang::ClassTemplateDecl>(target)) target = pattern->getTemplatedDecl();
      if (llvm::isa<clang::TypeDecl>(target) && index_.match(decl) == nullptr)
        add_alias(decl, managed(*target), "using-declaration");
    }
  }

  void add_alias(const clang::NamedDecl& decl, std::string target, const char* keyword) {
    const auto name = map_.token(decl.getLocation());
    if (target.empty() || !name || qualified_name(decl) == target) return;
    const clang::SourceLocation at = map_.sources().getExpansionLoc(decl.getLocation());
    facts_.aliases.push_back({qualified_name(decl), std::move(target), keyword, name->range, decl.isInAnonymousNamespace(),
                              map_.sources().isInMainFile(at)});
  }

  // --- outcomes

  void outcome(const clang::CallExpr& call) {
    const clang::FunctionDecl* function = call.getDirectCallee();
    if (function == nullptr || !is_canonical(*function) || call.getUnusedResultAttr(context_) == nullptr ||
        parents_.is_unevaluated())
      return;
    const std::string how = lost_outcome(parents_);
    const auto place = map_.token(call.getCallee()->getExprLoc());
    if (how.empty() || !place || !map_.info(place->range.file).in_root) return;
    facts_.discarded.push_back({qualified_name(*function), how, place->range, parents_.enclosing_name(),
                                parents_.enclosing_is_local()});
  }

  bool is_canonical(const clang::FunctionDecl& function) const {
    if (const auto* method = llvm::dyn_cast<clang::CXXMethodDecl>(&function))
      if (index_.is_one_instance(qualified_name(*method->getParent()))) return true;
    return index_.is_replacing_name(qualified_name(function));
  }

  clang::ASTContext& context_;
  const EntityIndex& index_;
  SourceMap& map_;
  facts::Facts& facts_;
  InstanceSites instances_{index_, map_, parents_, facts_};
};

}  // namespace

void record_canonical_uses(clang::ASTContext& context, const EntityIndex& index, SourceMap& map, facts::Facts& facts) {
  CanonicalWalk(context, index, map, facts).walk(*context.getTranslationUnitDecl());
}

}  // namespace ssot::collect
