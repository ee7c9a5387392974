#include "collect/explicit_instantiations.hpp"

#include <clang/AST/DeclCXX.h>
#include <clang/AST/DeclTemplate.h>
#include <clang/Lex/Lexer.h>

#include <algorithm>
#include <set>

namespace ssot::collect {
namespace {

using facts::Holder;
using facts::Range;
using facts::Site;

using Tokens = std::vector<clang::Token>;

bool is(const clang::Token& token, llvm::StringRef word) {
  return token.is(clang::tok::raw_identifier) && token.getRawIdentifier() == word;
}

// From `template` (or the `extern` before it) to the semicolon.
using Directive = llvm::ArrayRef<clang::Token>;

// `template` where a declaration begins, with no `<` behind it.
std::vector<Directive> directives_in(const Tokens& tokens) {
  std::vector<Directive> found;
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    if (!is(tokens[i], "template") || tokens[i + 1].is(clang::tok::less)) continue;
    std::size_t before = i;
    if (before > 0 && is(tokens[before - 1], "extern")) --before;
    using namespace clang::tok;
    const bool begins = before == 0 || tokens[before - 1].isOneOf(semi, l_brace, r_brace) || tokens[before].isAtStartOfLine();
    std::size_t end = i;
    while (end < tokens.size() && tokens[end].isNot(semi) && tokens[end].isNot(l_brace)) ++end;
    if (begins && end < tokens.size() && tokens[end].is(semi)) found.emplace_back(tokens.data() + i + 1, end - i - 1);
    i = end;
  }
  return found;
}

// A name with its qualifiers, in a directive: [begin, end).
struct Name {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::vector<llvm::StringRef> parts;
  std::vector<std::size_t> at;  // of each part
};

class Recorder {
 public:
  Recorder(clang::ASTContext& context, const EntityIndex& index, SourceMap& map, TypeFlow& flow, facts::Facts& facts)
      : context_(context), index_(index), map_(map), flow_(flow), facts_(facts) {}

  void run() {
    for (const facts::Site& site : facts_.sites) known_.insert(site.name);
    clang::SourceManager& sources = context_.getSourceManager();
    for (auto it = sources.fileinfo_begin(); it != sources.fileinfo_end(); ++it) {
      const clang::FileID id = sources.translateFile(it->first);
      const auto file = map_.file(id);
      if (!file || !map_.info(*file).in_root) continue;
      const std::string& path = map_.info(*file).path;
      if (!index_.is_legacy_file(path)) in_file(id, *file);
    }
  }

 private:
  void in_file(clang::FileID id, facts::FileId file) {
    clang::SourceManager& sources = context_.getSourceManager();
    if (!sources.getBufferData(id).contains("template")) return;
    clang::Lexer lexer(id, sources.getBufferOrFake(id), sources, context_.getLangOpts());
    Tokens tokens;
    clang::Token token;
    for (lexer.LexFromRawLexer(token); token.isNot(clang::tok::eof); lexer.LexFromRawLexer(token)) tokens.push_back(token);
    for (const Directive& directive : directives_in(tokens))
      if (!directive.empty() && !is_inactive(file, directive.front())) in_directive(directive);
  }

  bool is_inactive(facts::FileId file, const clang::Token& token) {
    const unsigned offset = context_.getSourceManager().getFileOffset(token.getLocation());
    return llvm::any_of(facts_.mentions, [&](const facts::Mention& mention) {
      return mention.what == "inactive" && mention.range.contains({file, offset, offset});
    });
  }

  void in_directive(const Directive& directive) {
    const clang::DeclContext& scope = scope_of(directive.front().getLocation());
    std::vector<Site> sites;
    std::vector<facts::Node> nodes;
    unsigned angles = 0, parens = 0, parameter = 0;
    for (std::size_t i = 0; i < directive.size(); ++i) {
      const clang::Token& token = directive[i];
      angles += token.is(clang::tok::less);
      angles -= angles > 0 && token.is(clang::tok::greater);
      if (angles == 0 && token.is(clang::tok::l_paren) && parens++ == 0) parameter = 0;
      if (token.is(clang::tok::r_paren) && parens > 0) --parens;
      if (angles == 0 && parens == 1 && token.is(clang::tok::comma)) ++parameter;
      const bool starts = (token.is(clang::tok::raw_identifier) || token.is(clang::tok::coloncolon)) &&
                          (i == 0 || directive[i - 1].isNot(clang::tok::coloncolon));
      if (!starts) continue;
      const Name name = name_at(directive, i);
      if (name.parts.empty()) continue;
      // template class n::C<int>; instantiates the class, which is named as elsewhere.
      const bool is_class = i == 1 && (is(directive[0], "class") || is(directive[0], "struct"));
      const bool is_declared = !is_class && parens == 0 && angles == 0 && name.end < directive.size() &&
                               directive[name.end].isOneOf(clang::tok::l_paren, clang::tok::less, clang::tok::coloncolon);
      if (is_declared)
        declared_ = {name, i};
      else if (std::optional<Site> site = type_at(directive, name, scope, angles > 0)) {
        parameters_.push_back(parens > 0 ? std::optional(parameter) : std::nullopt);
        sites.push_back(std::move(*site));
      }
      i = name.end - 1;
    }
    join(directive, scope, sites);
    declared_ = {};
    parameters_.clear();
  }

  static Name name_at(const Directive& directive, std::size_t begin) {
    Name name;
    name.begin = begin;
    std::size_t i = begin;
    if (directive[i].is(clang::tok::coloncolon)) ++i;
    while (i < directive.size() && directive[i].is(clang::tok::raw_identifier)) {
      name.parts.push_back(directive[i].getRawIdentifier());
      name.at.push_back(i++);
      name.end = i;
      if (i >= directive.size() || directive[i].isNot(clang::tok::coloncolon)) break;
      ++i;
    }
    return name;
  }

  // The innermost namespace around a place.
  const clang::DeclContext& scope_of(clang::SourceLocation at) const {
    const clang::SourceManager& sources = context_.getSourceManager();
    const clang::DeclContext* scope = context_.getTranslationUnitDecl();
    for (bool deeper = true; deeper;) {
      deeper = false;
      for (const clang::Decl* decl : scope->noload_decls()) {
        const auto* inner = llvm::isa<clang::NamespaceDecl, clang::LinkageSpecDecl>(decl)
                                ? llvm::cast<clang::DeclContext>(decl)
                                : nullptr;
        const clang::SourceRange range = decl->getSourceRange();
        if (inner == nullptr || range.isInvalid() || sources.getFileID(range.getBegin()) != sources.getFileID(at) ||
            sources.isBeforeInTranslationUnit(at, range.getBegin()) ||
            sources.isBeforeInTranslationUnit(range.getEnd(), at))
          continue;
        scope = inner;
        deeper = true;
        break;
      }
    }
    return *scope;
  }

  static const clang::NamedDecl* plain(const clang::NamedDecl* decl) {
    return decl == nullptr ? nullptr : decl->getUnderlyingDecl();
  }

  const clang::NamedDecl* in_context(const clang::DeclContext& context, llvm::StringRef name) const {
    const auto found = context.getPrimaryContext()->lookup(&context_.Idents.get(name));
    return found.empty() ? nullptr : plain(found.front());
  }

  const clang::NamedDecl* first_part(const clang::DeclContext& scope, llvm::StringRef name) const {
    for (const clang::DeclContext* at = &scope; at != nullptr; at = at->getParent()) {
      if (const clang::NamedDecl* found = in_context(*at->getRedeclContext(), name)) return found;
      for (const clang::UsingDirectiveDecl* directive : at->getRedeclContext()->getPrimaryContext()->using_directives())
        if (const clang::NamedDecl* found = in_context(*directive->getNominatedNamespace(), name)) return found;
    }
    return nullptr;
  }

  static const clang::DeclContext* members_of(const clang::NamedDecl& decl) {
    if (const auto* space = llvm::dyn_cast<clang::NamespaceDecl>(&decl)) return space;
    if (const auto* alias = llvm::dyn_cast<clang::NamespaceAliasDecl>(&decl)) return alias->getNamespace();
    if (const auto* type = llvm::dyn_cast<clang::TypedefNameDecl>(&decl))
      return type->getUnderlyingType()->getAsCXXRecordDecl();
    if (const auto* pattern = llvm::dyn_cast<clang::ClassTemplateDecl>(&decl)) return pattern->getTemplatedDecl();
    const auto* record = llvm::dyn_cast<clang::CXXRecordDecl>(&decl);
    return record != nullptr ? record->getDefinition() : nullptr;
  }

  // What each part of a name means, as far as it is known.
  std::vector<const clang::NamedDecl*> look_up(const Name& name, const clang::DeclContext& scope, bool is_global) const {
    std::vector<const clang::NamedDecl*> found;
    const clang::NamedDecl* at = is_global ? in_context(*context_.getTranslationUnitDecl(), name.parts.front())
                                           : first_part(scope, name.parts.front());
    for (std::size_t i = 1; at != nullptr; ++i) {
      found.push_back(at);
      const clang::DeclContext* members = i < name.parts.size() ? members_of(*at) : nullptr;
      at = members != nullptr ? in_context(*members, name.parts[i]) : nullptr;
    }
    return found;
  }

  std::optional<Site> type_at(const Directive& directive, const Name& name, const clang::DeclContext& scope,
                              bool is_argument) {
    const auto meaning = look_up(name, scope, directive[name.begin].is(clang::tok::coloncolon));
    for (std::size_t part = meaning.size(); part-- > 0;) {
      const rules::Rule* rule = index_.match(*meaning[part]);
      if (rule == nullptr || llvm::isa<clang::FunctionDecl>(meaning[part])) continue;
      const auto word = map_.token(directive[name.at[part]].getLocation());
      if (!word || known_.contains(word->range)) return std::nullopt;
      Site site;
      site.kind = llvm::isa<clang::EnumConstantDecl>(meaning[part]) ? facts::SiteKind::enumerator : facts::SiteKind::type;
      site.rule = rule->id;
      site.entity = qualified_name(*meaning[part]);
      site.name = word->range;
      site.range = {word->range.file, begin_of(directive[name.begin]), word->range.end};
      if (!map_.info(word->range.file).editable) site.trouble = "the file is excluded from edits";
      if (const auto* space = llvm::dyn_cast<clang::NamedDecl>(&scope)) site.enclosing = qualified_name(*space);
      site.enclosing_is_local = true;
      site.nodes = {map_.node(directive[name.at[part]].getLocation())};
      if (is_argument) site.holder = Holder::other_template;
      return site;
    }
    return std::nullopt;
  }

  unsigned begin_of(const clang::Token& token) const { return context_.getSourceManager().getFileOffset(token.getLocation()); }

  // With what the template declares in the same place: each parameter, the result.
  void join(const Directive& directive, const clang::DeclContext& scope, std::vector<Site>& sites) {
    if (sites.empty()) return;
    std::vector<facts::Node> shared = nodes_within(directive);
    for (std::size_t i = 0; i < sites.size(); ++i) {
      shared.push_back(sites[i].nodes.front());
      for (const clang::FunctionDecl* pattern : patterns(directive, scope)) {
        if (!parameters_[i])
          shared.push_back(flow_.node(*pattern));
        else if (*parameters_[i] < pattern->getNumParams())
          shared.push_back(flow_.node(*pattern->getParamDecl(*parameters_[i])));
      }
    }
    for (Site& site : sites) {
      site.nodes = shared;
      std::sort(site.nodes.begin(), site.nodes.end());
      site.nodes.erase(std::unique(site.nodes.begin(), site.nodes.end()), site.nodes.end());
      facts_.sites.push_back(site);
    }
  }

  // Of the sites that the tree shows in the directive.
  std::vector<facts::Node> nodes_within(const Directive& directive) {
    const auto first = map_.token(directive.front().getLocation());
    const auto last = map_.token(directive.back().getLocation());
    std::vector<facts::Node> found;
    if (!first || !last) return found;
    const Range whole{first->range.file, first->range.begin, last->range.end};
    for (auto name = known_.lower_bound({whole.file, whole.begin, 0}); name != known_.end() && whole.contains(*name); ++name)
      found.push_back("@" + map_.info(name->file).path + ":" + std::to_string(name->begin));
    return found;
  }

  // The function templates, or members of a class template, of the declared name.
  std::vector<const clang::FunctionDecl*> patterns(const Directive& directive, const clang::DeclContext& scope) const {
    std::vector<const clang::FunctionDecl*> found;
    if (declared_.name.parts.empty()) return found;
    const auto meaning = look_up(declared_.name, scope, directive[declared_.name.begin].is(clang::tok::coloncolon));
    if (meaning.size() != declared_.name.parts.size()) return found;
    const clang::DeclContext* home = meaning.back()->getDeclContext();
    llvm::StringRef name = declared_.name.parts.back();
    if (const auto* record = llvm::dyn_cast<clang::ClassTemplateDecl>(meaning.back())) {
      home = record->getTemplatedDecl()->getDefinition();
      name = last_name(directive);
    }
    if (home == nullptr || name.empty()) return found;
    for (const clang::NamedDecl* decl : home->getPrimaryContext()->lookup(&context_.Idents.get(name)))
      if (const auto* function = decl->getUnderlyingDecl()->getAsFunction()) found.push_back(function);
    return found;
  }

  // Box<T>::f(...): the word before the parameters.
  static llvm::StringRef last_name(const Directive& directive) {
    unsigned angles = 0;
    for (std::size_t i = 1; i < directive.size(); ++i) {
      angles += directive[i].is(clang::tok::less);
      angles -= angles > 0 && directive[i].is(clang::tok::greater);
      if (angles == 0 && directive[i].is(clang::tok::l_paren) && directive[i - 1].is(clang::tok::raw_identifier))
        return directive[i - 1].getRawIdentifier();
    }
    return {};
  }

  struct Declared {
    Name name;
    std::size_t at = 0;
  };

  clang::ASTContext& context_;
  const EntityIndex& index_;
  SourceMap& map_;
  TypeFlow& flow_;
  facts::Facts& facts_;
  std::set<Range> known_;                           // names that the tree showed
  Declared declared_;                               // in the directive that is looked at
  std::vector<std::optional<unsigned>> parameters_;  // of its sites: in which parameter each stands
};

}  // namespace

void record_explicit_instantiations(clang::ASTContext& context, const EntityIndex& index, SourceMap& map,
                                    TypeFlow& flow, facts::Facts& facts) {
  Recorder(context, index, map, flow, facts).run();
}

}  // namespace ssot::collect
