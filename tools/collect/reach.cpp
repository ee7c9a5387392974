#include "collect/reach.hpp"

#include <clang/Index/USRGeneration.h>
#include <clang/Lex/MacroInfo.h>
#include <clang/Lex/PPCallbacks.h>
#include <llvm/ADT/DenseMap.h>
#include <llvm/Support/xxhash.h>

#include <algorithm>

#include "collect/ast_walk.hpp"
#include "collect/dependence.hpp"
#include "collect/skipped_bodies.hpp"

namespace ssot::collect {
namespace {

struct SeenBody {
  const clang::FunctionDecl* function = nullptr;
  NodeId node = no_node;
};

class ReachWalk final : public AstWalk {
 public:
  ReachWalk(DeclarationNodes& nodes, Dependence& graph, SourceMap& map)
      : AstWalk(Instantiations::visit), nodes_(nodes), graph_(graph), map_(map) {}

  const std::vector<SeenBody>& bodies() const { return bodies_; }
  // Function templates that code outside of the project instantiates.
  const std::vector<NodeId>& made_by_others() const { return made_by_others_; }

 private:
  struct Owner {
    std::size_t depth;  // of `parents_`, with the owner's own entry
    NodeId node;
  };

  bool enters(const clang::Decl& decl) override {
    leave(parents_.entries().size() + 1);
    if (llvm::isa<clang::TranslationUnitDecl>(decl)) return true;
    if (decl.getLocation().isInvalid()) return !llvm::isa<clang::NamespaceDecl>(decl);
    if (llvm::isa<clang::NamespaceDecl, clang::LinkageSpecDecl>(decl)) return !is_of_system(decl);
    return nodes_.is_of_ours(decl.getLocation());
  }
  bool is_of_system(const clang::Decl& decl) { return map_.sources().isInSystemHeader(decl.getLocation()); }

  void on_declaration(clang::Decl& decl) override {
    leave(parents_.entries().size());
    // What stands in a function is of that function.
    if (decl.getParentFunctionOrMethod() != nullptr || decl.isTemplateParameter()) return;
    const auto* named = llvm::dyn_cast<clang::NamedDecl>(&decl);
    if (named == nullptr || llvm::isa<clang::NamespaceDecl>(decl)) return;
    const NodeId node = nodes_.of(*named);
    if (node == no_node) return;
    owners_.push_back({parents_.entries().size(), node});
    if (const auto* record = llvm::dyn_cast<clang::CXXRecordDecl>(&decl)) bases_of(*record);
    if (const auto* function = llvm::dyn_cast<clang::FunctionDecl>(&decl)) function_of(*function, node);
    if (const auto* field = llvm::dyn_cast<clang::FieldDecl>(&decl)) graph_.edge(nodes_.of(*field->getParent()), node);
    if (const auto* constant = llvm::dyn_cast<clang::EnumConstantDecl>(&decl))
      graph_.edge(node, nodes_.of(*llvm::cast<clang::EnumDecl>(constant->getDeclContext())));
    if (const auto* shadow = llvm::dyn_cast<clang::UsingShadowDecl>(&decl)) graph_.edge(node, nodes_.of(*shadow->getTargetDecl()));
    if (const auto* brought = llvm::dyn_cast<clang::UsingDecl>(&decl))
      for (const clang::UsingShadowDecl* shadow : brought->shadows()) graph_.edge(node, nodes_.of(*shadow->getTargetDecl()));
  }

  void bases_of(const clang::CXXRecordDecl& record) {
    if (!record.isThisDeclarationADefinition()) return;
    for (const clang::CXXBaseSpecifier& base : record.bases()) {
      const clang::CXXRecordDecl* decl = base.getType()->getAsCXXRecordDecl();
      if (decl == nullptr) continue;
      graph_.edge(nodes_.shown_by(record), nodes_.shown_by(*decl));
      graph_.edge(nodes_.of(record), nodes_.of(*decl));
    }
  }

  void function_of(const clang::FunctionDecl& function, NodeId node) {
    if (const auto* method = llvm::dyn_cast<clang::CXXMethodDecl>(&function)) {
      for (const clang::CXXMethodDecl* overridden : method->overridden_methods()) graph_.edge(node, nodes_.of(*overridden));
      const clang::CXXRecordDecl& record = *method->getParent();
      if (llvm::isa<clang::CXXConstructorDecl, clang::CXXConversionDecl>(method))
        graph_.edge(nodes_.shown_by(record), node);
      const bool comes_with_the_class = method->isVirtual() && (method->isTemplated() || method->isTemplateInstantiation());
      if (comes_with_the_class || llvm::isa<clang::CXXDestructorDecl>(method) || method->isCopyAssignmentOperator() || method->isMoveAssignmentOperator())
        graph_.edge(nodes_.of(record), node);
      if (is_made_by_others(function)) graph_.edge(nodes_.shown_by(record), node);
    } else if (is_made_by_others(function)) {
      made_by_others_.push_back(node);
    }
    if (!has_own_body(function)) return;
    bodies_.push_back({&function, graph_.add()});
    graph_.edge(bodies_.back().node, node);
    // A name of another base may hide what a member's body means by one from outside of the class.
    if (const auto* method = llvm::dyn_cast<clang::CXXMethodDecl>(&function))
      graph_.edge(bodies_.back().node, nodes_.shown_by(*method->getParent()));
  }

  bool is_made_by_others(const clang::FunctionDecl& function) {
    if (!function.isTemplateInstantiation()) return false;
    const clang::SourceLocation at = function.getPointOfInstantiation();
    return at.isValid() && !nodes_.is_of_ours(at);
  }

  // What Clang can pass over. All other bodies are a part of what their function is.
  static bool has_own_body(const clang::FunctionDecl& function) {
    return function.doesThisDeclarationHaveABody() && !function.isDefaulted() && !function.isConstexpr() &&
           !function.isTemplateInstantiation() && function.getReturnType()->getContainedDeducedType() == nullptr &&
           is_plain_function(const_cast<clang::FunctionDecl&>(function));
  }

  void on_statement(clang::Stmt& statement) override {
    leave(parents_.entries().size());
    enter_body(statement);
    if (const auto* ref = llvm::dyn_cast<clang::DeclRefExpr>(&statement)) refer(*ref->getDecl());
    if (const auto* member = llvm::dyn_cast<clang::MemberExpr>(&statement)) refer(*member->getMemberDecl());
    if (const auto* made = llvm::dyn_cast<clang::CXXConstructExpr>(&statement)) refer(*made->getConstructor()->getParent());
    if (const auto* list = llvm::dyn_cast<clang::InitListExpr>(&statement)) refer_to_class(list->getType());
    if (const auto* gone = llvm::dyn_cast<clang::CXXDeleteExpr>(&statement)) refer_to_class(gone->getDestroyedType());
    if (const auto* self = llvm::dyn_cast<clang::CXXThisExpr>(&statement)) refer_to_self(*self);
    if (const auto* choice = llvm::dyn_cast<clang::OverloadExpr>(&statement)) {
      for (const clang::NamedDecl* candidate : choice->decls()) refer(*candidate->getUnderlyingDecl());
      refer_by_name(choice->getName());
    }
    if (const auto* waits = llvm::dyn_cast<clang::CXXDependentScopeMemberExpr>(&statement)) refer_by_name(waits->getMember());
    if (const auto* waits = llvm::dyn_cast<clang::DependentScopeDeclRefExpr>(&statement)) refer_by_name(waits->getDeclName());
    if (const auto* binary = llvm::dyn_cast<clang::BinaryOperator>(&statement); binary != nullptr && binary->isTypeDependent())
      refer_by_operator(clang::BinaryOperator::getOverloadedOperator(binary->getOpcode()));
    if (const auto* unary = llvm::dyn_cast<clang::UnaryOperator>(&statement); unary != nullptr && unary->isTypeDependent())
      refer_by_operator(clang::UnaryOperator::getOverloadedOperator(unary->getOpcode()));
  }

  // A body, or an initialiser before it: both are passed over together.
  void enter_body(const clang::Stmt& statement) {
    const auto& entries = parents_.entries();
    if (entries.size() < 2 || entries[entries.size() - 2].declaration == nullptr || bodies_.empty()) return;
    const clang::FunctionDecl* function = bodies_.back().function;
    if (entries[entries.size() - 2].declaration != function || &statement == function->getTrailingRequiresClause()) return;
    owners_.push_back({entries.size(), bodies_.back().node});
  }

  void on_type(clang::TypeLoc type) override {
    leave(parents_.entries().size());
    if (const clang::NamedDecl* decl = named_by(*type.getTypePtr())) {
      const std::vector<clang::TypeLoc> around = parents_.type_holders();
      const bool is_far = !around.empty() && (around.front().getAs<clang::PointerTypeLoc>() || around.front().getAs<clang::ReferenceTypeLoc>());
      refer_to(is_far ? nodes_.shown_by(*decl) : nodes_.of(*decl));
    }
    if (const auto* waits = llvm::dyn_cast<clang::DependentNameType>(type.getTypePtr())) refer_by_name(waits->getIdentifier());
  }
  void on_qualifier(clang::NestedNameSpecifierLoc qualifier) override {
    leave(parents_.entries().size() + 1);
    for (; qualifier; qualifier = qualifier.getPrefix()) {
      const clang::Type* type = qualifier.getNestedNameSpecifier()->getAsType();
      if (const clang::NamedDecl* decl = type != nullptr ? named_by(*type) : nullptr) refer_to(nodes_.shown_by(*decl));
      if (const clang::IdentifierInfo* name = qualifier.getNestedNameSpecifier()->getAsIdentifier()) refer_by_name(name);
    }
  }
  void on_concept(const clang::ConceptReference& reference) override {
    leave(parents_.entries().size() + 1);
    if (reference.getNamedConcept() != nullptr) refer(*reference.getNamedConcept());
  }

  static const clang::NamedDecl* named_by(const clang::Type& type) {
    if (const auto* alias = llvm::dyn_cast<clang::TypedefType>(&type)) return alias->getDecl();
    if (const auto* tag = llvm::dyn_cast<clang::TagType>(&type)) return tag->getDecl();
    if (const auto* injected = llvm::dyn_cast<clang::InjectedClassNameType>(&type)) return injected->getDecl();
    if (const auto* found = llvm::dyn_cast<clang::UsingType>(&type)) return found->getFoundDecl()->getTargetDecl();
    if (const auto* special = llvm::dyn_cast<clang::TemplateSpecializationType>(&type)) return special->getTemplateName().getAsTemplateDecl();
    if (const auto* deduced = llvm::dyn_cast<clang::DeducedTemplateSpecializationType>(&type)) return deduced->getTemplateName().getAsTemplateDecl();
    return nullptr;
  }

  void refer(const clang::NamedDecl& decl) {
    if (decl.getParentFunctionOrMethod() == nullptr) refer_to(nodes_.of(decl));
  }
  void refer_to_class(clang::QualType type) {
    const clang::CXXRecordDecl* record = type.isNull() ? nullptr : type->getAsCXXRecordDecl();
    if (record != nullptr) refer(*record);
  }
  // A member's name is looked for in the bases; and *this may be copied, converted, passed on.
  void refer_to_self(const clang::CXXThisExpr& self) {
    const clang::CXXRecordDecl* record = self.getType()->getPointeeCXXRecordDecl();
    if (record != nullptr && record->getParentFunctionOrMethod() == nullptr)
      refer_to(self.isImplicit() ? nodes_.shown_by(*record) : nodes_.of(*record));
  }
  void refer_by_name(clang::DeclarationName name) { refer_to(nodes_.of_name(name)); }
  void refer_by_operator(clang::OverloadedOperatorKind kind) {
    if (kind != clang::OO_None) refer_by_name(map_names().getCXXOperatorName(kind));
  }
  clang::DeclarationNameTable& map_names() {
    return const_cast<clang::ASTContext&>(parents_.entries().front().declaration->getASTContext()).DeclarationNames;
  }
  void refer_to(NodeId node) {
    if (node == no_node || owners_.empty()) return;
    if (last_ == std::pair(owners_.back().node, node)) return;
    last_ = {owners_.back().node, node};
    graph_.edge(owners_.back().node, node);
  }

  // What is told now stands this deep: owners beside it or deeper are behind the walk.
  void leave(std::size_t depth) {
    while (!owners_.empty() && owners_.back().depth >= depth) owners_.pop_back();
  }

  DeclarationNodes& nodes_;
  Dependence& graph_;
  SourceMap& map_;
  std::vector<Owner> owners_;
  std::pair<NodeId, NodeId> last_{no_node, no_node};
  std::vector<SeenBody> bodies_;
  std::vector<NodeId> made_by_others_;
};

// Where edits of these rules may stand, in whatever body.
class Places {
 public:
  Places(const facts::Facts& facts, const Expansions& expansions, SourceMap& map) {
    for (const facts::Site& site : facts.sites) add(site.name), add(site.range);
    for (const facts::Via& via : facts.vias) add(via.token);
    for (const facts::Include& include : facts.includes) add(include.range);
    for (const facts::HeaderMention& mention : facts.header_mentions) add(mention.range);
    for (const clang::SourceLocation at : expansions) {
      const clang::SourceLocation expanded = map.sources().getExpansionLoc(at);
      if (const auto file = map.file_of(at)) places_.push_back({*file, map.sources().getFileOffset(expanded)});
    }
    std::sort(places_.begin(), places_.end());
  }
  bool are_in(facts::FileId file, std::uint32_t begin, std::uint32_t end) const {
    const auto first = std::lower_bound(places_.begin(), places_.end(), std::pair(file, begin));
    return first != places_.end() && first->first == file && first->second < end;
  }

 private:
  void add(const facts::Range& range) {
    if (!range.empty()) places_.push_back({range.file, range.begin});
  }
  std::vector<std::pair<facts::FileId, std::uint32_t>> places_;
};

// Nothing, where a macro makes it.
std::optional<facts::Range> from_name_to_end(const clang::FunctionDecl& function, SourceMap& map) {
  const clang::SourceManager& sources = map.sources();
  const clang::SourceRange body = function.getBody()->getSourceRange();
  if (body.getBegin().isMacroID() || body.getEnd().isMacroID()) return std::nullopt;
  return map.characters(sources.getExpansionLoc(function.getLocation()), body.getEnd().getLocWithOffset(1));
}

class LegacyExpansions final : public clang::PPCallbacks {
 public:
  LegacyExpansions(const EntityIndex& index, SourceMap& map, Expansions& out) : index_(index), map_(map), out_(out) {}
  void MacroExpands(const clang::Token& name, const clang::MacroDefinition& definition, clang::SourceRange /*range*/,
                    const clang::MacroArgs* /*arguments*/) override {
    const clang::MacroInfo* info = definition.getMacroInfo();
    if (info == nullptr || info->isBuiltinMacro()) return;
    const auto user = map_.file_of(name.getLocation());
    if (!user || !map_.info(*user).in_root) return;
    auto [known, is_new] = legacy_.try_emplace(info, false);
    if (is_new) {
      const auto home = map_.file_of(info->getDefinitionLoc());
      known->second = (home && index_.is_legacy_header(map_.info(*home).path)) ||
                      (name.getIdentifierInfo() != nullptr && index_.match_macro(name.getIdentifierInfo()->getName()) != nullptr);
    }
    if (known->second) out_.push_back(name.getLocation());
  }

 private:
  const EntityIndex& index_;
  SourceMap& map_;
  Expansions& out_;
  llvm::DenseMap<const clang::MacroInfo*, bool> legacy_;
};

}  // namespace

std::uint64_t function_key(const clang::FunctionDecl& function) {
  llvm::SmallString<256> usr;
  if (clang::index::generateUSRForDecl(&function, usr)) return 0;
  return llvm::xxh3_64bits(usr.str());
}

std::unique_ptr<clang::PPCallbacks> record_legacy_expansions(const EntityIndex& index, SourceMap& map, Expansions& out) {
  return std::make_unique<LegacyExpansions>(index, map, out);
}

void record_bodies(clang::ASTContext& context, const EntityIndex& index, SourceMap& map, const Expansions& expansions,
                   facts::Facts& facts) {
  Dependence graph;
  DeclarationNodes nodes(index, map, graph);
  ReachWalk walk(nodes, graph, map);
  walk.walk(*context.getTranslationUnitDecl());
  const std::vector<bool> reached = graph.reached();
  const Places places(facts, expansions, map);
  const bool all = std::any_of(walk.made_by_others().begin(), walk.made_by_others().end(), [&](NodeId node) { return reached[node]; });
  for (const SeenBody& body : walk.bodies()) {
    const auto range = from_name_to_end(*body.function, map);
    const std::uint64_t key = function_key(*body.function);
    if (!range || key == 0 || index.is_legacy_header(map.info(range->file).path)) continue;
    facts.bodies.push_back({range->file, key, range->end - range->begin,
                            all || reached[body.node] || places.are_in(range->file, range->begin, range->end)});
  }
}

}  // namespace ssot::collect
