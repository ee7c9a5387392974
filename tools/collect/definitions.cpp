#include "collect/definitions.hpp"

#include <clang/AST/DeclCXX.h>
#include <clang/AST/ExprCXX.h>
#include <clang/Index/USRGeneration.h>
#include <clang/Lex/Lexer.h>
#include <llvm/ADT/SmallString.h>
#include <llvm/Support/xxhash.h>

#include <algorithm>

#include "collect/ast_walk.hpp"
#include "collect/class_layout.hpp"
#include "collect/offered.hpp"

namespace ssot::collect {
namespace {

class BodyWalk final : public AstWalk {
 public:
  explicit BodyWalk(facts::ShimFunction& function) : function_(function) {}

 private:
  void on_statement(clang::Stmt& statement) override {
    if (llvm::isa<clang::IfStmt, clang::SwitchStmt, clang::ForStmt, clang::WhileStmt, clang::DoStmt,
                  clang::CXXForRangeStmt, clang::ConditionalOperator, clang::CXXTryStmt, clang::GotoStmt>(&statement))
      function_.has_branch = true;
    // One statement that is run by what it is given to is as good as the statement itself.
    if (const auto* lambda = llvm::dyn_cast<clang::LambdaExpr>(&statement);
        lambda != nullptr && lambda->getCompoundStmtBody()->size() > 1)
      function_.has_branch = true;
    if (const auto* operation = llvm::dyn_cast<clang::BinaryOperator>(&statement);
        operation != nullptr && operation->isLogicalOp())
      function_.has_branch = true;
  }
  void on_declaration(clang::Decl& decl) override {
    if (llvm::isa<clang::VarDecl>(decl) && !llvm::isa<clang::ParmVarDecl>(decl))
      function_.has_local_state = true;
  }

  facts::ShimFunction& function_;
};

class DefinitionWalk final : public AstWalk {
 public:
  DefinitionWalk(clang::ASTContext& context, const EntityIndex& index, SourceMap& map, ExpandedTokens& tokens,
                 facts::Facts& facts)
      : context_(context), index_(index), map_(map), tokens_(tokens), facts_(facts), groups_(index, map) {}

  void finish() { groups_.take(facts_); }

 private:
  bool enters(const clang::Decl& decl) override { return in_root(decl) || leads_to_canonical(decl); }

  // It may come with a library. What it derives from there is recorded with it.
  bool leads_to_canonical(const clang::Decl& decl) const {
    const auto* named = llvm::dyn_cast<clang::NamedDecl>(&decl);
    if (named == nullptr) return false;
    if (llvm::isa<clang::NamespaceDecl>(decl)) {
      const std::string name = qualified_name(*named);
      return index_.canonical_roots().contains(name.substr(0, name.find(':')));
    }
    return llvm::isa<clang::CXXRecordDecl, clang::ClassTemplateDecl>(decl) && index_.is_canonical_type(qualified_name(*named));
  }

  void on_declaration(clang::Decl& decl) override {
    if (const auto* record = llvm::dyn_cast<clang::CXXRecordDecl>(&decl))
      record_class(*record);
    else if (const auto* function = llvm::dyn_cast<clang::FunctionDecl>(&decl)) {
      record_function(*function);
      groups_.add(*function);
    }
    else if (const auto* variable = llvm::dyn_cast<clang::VarDecl>(&decl))
      record_variable(*variable);
  }

  void record_class(const clang::CXXRecordDecl& record) {
    if (!record.isThisDeclarationADefinition() || record.isLambda() || record.getName().empty() ||
        record.isInjectedClassName())
      return;
    facts::Definition definition;
    definition.name = qualified_name(record);
    definition.keyword = record.getKindName().str();
    definition.local_linkage = !record.isExternallyVisible() || record.getParentFunctionOrMethod() != nullptr;
    llvm::SmallString<128> usr;
    if (!clang::index::generateUSRForDecl(&record, usr)) definition.usr = usr.str().str();
    if (const auto range = map_.tokens(record.getSourceRange())) definition.range = *range;
    if (const auto name = map_.token(record.getLocation())) definition.name_range = name->range;
    record_bases(record, definition);
    definition.methods = methods_of(record);
    definition.holds = held_by(record);
    definition.erases_type = erases_type(record);
    for (const clang::FieldDecl* field : record.fields())
      definition.fields.push_back(field->getType().getAsString() + " " + field->getNameAsString());
    definition.is_record =
        !record.isDependentType() && record.isAggregate() &&
        std::all_of(record.method_begin(), record.method_end(),
                    [](const clang::CXXMethodDecl* method) { return method->isImplicit(); });
    definition.token_hash = token_hash(definition.range);
    if (index_.is_of_a_manager(definition.name)) {
      definition.meaning = tokens_.hash(record.getSourceRange());
      definition.macros = tokens_.macros(record.getSourceRange());
      definition.layout = layout_of(record, context_);
    }
    facts_.definitions.push_back(std::move(definition));
  }

  void record_bases(const clang::CXXRecordDecl& record, facts::Definition& definition) {
    for (const clang::CXXBaseSpecifier& base : record.bases()) {
      const std::string name = name_of_base(base.getType());
      if (name.empty()) continue;
      const clang::CXXRecordDecl* of = base.getType()->getAsCXXRecordDecl();
      if (of != nullptr && !of->isInStdNamespace() && !in_root(record) && !in_root(*of) && of->getDefinition() != nullptr)
        record_class(*of->getDefinition());
      definition.bases.push_back(name);
      if (base.getAccessSpecifier() != clang::AS_public) definition.hidden_bases.push_back(name);
    }
  }

  void record_function(const clang::FunctionDecl& function) {
    if (!in_legacy_header(function) || !function.doesThisDeclarationHaveABody() || function.isImplicit() ||
        function.isDefaulted())
      return;
    const auto* body = llvm::dyn_cast<clang::CompoundStmt>(function.getBody());
    facts::ShimFunction shim;
    shim.name = qualified_name(function);
    if (const auto name = map_.token(function.getLocation())) shim.name_range = name->range;
    shim.statements = body != nullptr ? body->size() : 1;
    BodyWalk(shim).walk(*function.getBody());
    facts_.shim_functions.push_back(std::move(shim));
  }

  void record_variable(const clang::VarDecl& variable) {
    if (!variable.isFileVarDecl() || !in_legacy_header(variable) ||
        variable.isThisDeclarationADefinition() == clang::VarDecl::DeclarationOnly)
      return;
    facts::ShimVariable shim;
    shim.name = qualified_name(variable);
    if (const auto name = map_.token(variable.getLocation())) shim.name_range = name->range;
    shim.is_reference = variable.getType()->isReferenceType();
    shim.is_constant = variable.isConstexpr();
    facts_.shim_variables.push_back(std::move(shim));
  }

  bool in_root(const clang::Decl& decl) {
    if (llvm::isa<clang::TranslationUnitDecl>(decl)) return true;
    const clang::SourceLocation at = map_.sources().getExpansionLoc(decl.getLocation());
    if (at.isInvalid()) return false;
    if (map_.sources().isInSystemHeader(at)) return false;
    const auto file = map_.file(map_.sources().getFileID(at));
    return file && map_.info(*file).in_root;
  }

  bool in_legacy_header(const clang::Decl& decl) {
    const auto file = map_.file_of(decl.getLocation());
    return file && index_.is_legacy_header(map_.info(*file).path);
  }

  std::uint64_t token_hash(const facts::Range& range) {
    if (range.empty()) return 0;
    const std::string text = map_.text(range);
    clang::Lexer lexer(clang::SourceLocation(), context_.getLangOpts(), text.data(), text.data(),
                       text.data() + text.size());
    std::string tokens;
    clang::Token token;
    while (!lexer.LexFromRawLexer(token)) {
      if (token.is(clang::tok::raw_identifier))
        tokens += token.getRawIdentifier();
      else
        tokens.append(text.data() + lexer.getCurrentBufferOffset() - token.getLength(), token.getLength());
      tokens += '\n';
    }
    return llvm::xxh3_64bits(tokens);
  }

  clang::ASTContext& context_;
  const EntityIndex& index_;
  SourceMap& map_;
  ExpandedTokens& tokens_;
  facts::Facts& facts_;
  FunctionGroups groups_;
};

}  // namespace

void record_definitions(clang::ASTContext& context, const EntityIndex& index, SourceMap& map, ExpandedTokens& tokens,
                        facts::Facts& facts) {
  DefinitionWalk walk(context, index, map, tokens, facts);
  walk.walk(*context.getTranslationUnitDecl());
  walk.finish();
}

}  // namespace ssot::collect
