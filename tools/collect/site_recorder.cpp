#include "collect/site_recorder.hpp"

#include <clang/AST/DeclCXX.h>

#include <algorithm>
#include <cctype>

#include "collect/name_lookup.hpp"
#include "collect/reach.hpp"
#include "collect/short_names.hpp"
#include "rules/qualified_names.hpp"

namespace ssot::collect {

using facts::Site;
using facts::SiteKind;

namespace {

constexpr std::uint32_t head_of_file = 2000;  // bytes in which a program says that it wrote the file

// The line in a file's first comments that says so, without what makes it a comment; empty: none does.
std::string written_by(llvm::StringRef text) {
  for (std::size_t lines = 0; !text.empty() && lines < 12; ++lines) {
    auto [line, rest] = text.split('\n');
    text = rest;
    line = line.trim(" \t\r/*!");
    if (line.contains_insensitive("generated") && (line.contains_insensitive("by") || line.contains_insensitive("edit") ||
                                                   line.contains_insensitive("from") || line.contains("@generated")))
      return line.str();
  }
  return {};
}

std::vector<rules::FreeWord> free_words_of(const rules::Rule& rule) {
  std::vector<rules::FreeWord> out;
  const auto add = [&](const std::string& text) {
    for (rules::FreeWord& word : rules::free_words(text)) out.push_back(std::move(word));
  };
  if (rule.from.kind == rules::EntityKind::type) return out;
  for (const rules::Case& one : rule.cases) {
    add(one.to.value);
    if (one.to.statement != one.to.value) add(one.to.statement);
  }
  for (const auto& [parameter, how] : rule.arguments) {
    add(how.wrap);
    add(how.when_default);
  }
  return out;
}

// auto x = old_x(); where the replacement says `x`: that is the new variable by then.
bool is_initialising(const Parents& parents, const std::string& name, clang::SourceLocation at) {
  return llvm::any_of(parents.entries(), [&](const Parents::Entry& entry) {
    const auto* variable = llvm::dyn_cast_or_null<clang::VarDecl>(entry.declaration);
    if (variable == nullptr) return false;
    const clang::SourceManager& sources = variable->getASTContext().getSourceManager();
    if (!sources.isBeforeInTranslationUnit(variable->getLocation(), at)) return false;
    if (const auto* bindings = llvm::dyn_cast<clang::DecompositionDecl>(variable))
      return llvm::any_of(bindings->bindings(), [&](const clang::BindingDecl* each) {
        return each->getDeclName().isIdentifier() && each->getName() == name;
      });
    return variable->getDeclName().isIdentifier() && variable->getName() == name;
  });
}

// A word of the replacement that would mean something nearer here. Members are what a rule with a context counts on.
std::string captured(const Parents& parents, const rules::Rule& rule, clang::SourceLocation at) {
  for (const rules::FreeWord& word : free_words_of(rule)) {
    if (is_initialising(parents, word.name, at))
      return "`" + word.name + "` in the replacement would be the variable that is initialised here";
    if (!word.called || !rule.context.empty()) continue;
    const clang::NamedDecl* nearest = innermost_declaration(parents, word.name, at);
    if (nearest != nullptr && !nearest->getDeclContext()->getRedeclContext()->isTranslationUnit())
      return "`" + word.name + "` means " + qualified_name(*nearest) + " here, and not the canonical one (the rule can say `::" +
             word.name + "`)";
  }
  return {};
}

}  // namespace

bool is_std(const clang::NamedDecl& decl, llvm::StringRef name) {
  return decl.isInStdNamespace() && decl.getDeclName().isIdentifier() && decl.getName() == name;
}

// In a macro's body it is edited there, if its text lies in that body.
bool may_stand_in_macro(SiteKind kind) {
  switch (kind) {
    case SiteKind::type:
    case SiteKind::call:
    case SiteKind::variable:
    case SiteKind::field:
    case SiteKind::enumerator:
    case SiteKind::member_pointer:
      return true;
    default:
      return false;
  }
}

Site SiteRecorder::make(SiteKind kind, const rules::Rule& rule, const clang::NamedDecl& decl,
                        clang::SourceLocation name) {
  Site site;
  site.kind = kind;
  site.rule = rule.id;
  site.entity = qualified_name(decl);
  if (const auto token = map.token(name)) {
    site.name = token->range;
    site.range = token->range;
    site.spelling = token->spelling;
  }
  const bool in_definition = map.look_from(name);
  if (site.spelling == facts::Spelling::macro_body && !(in_definition && may_stand_in_macro(kind)))
    site.trouble = "it stands in the body of a macro";
  else
    site.trouble = shadowed(name);
  if (site.trouble.empty()) site.trouble = captured(parents, rule, name);
  if (in_definition) site.parameters = map.parameters();
  site.enclosing = parents.enclosing_name();
  site.enclosing_is_local = parents.enclosing_is_local();
  for (const std::string& outer : parents.function_names())
    site.in_composition_root = site.in_composition_root || index.is_composition_root(outer);
  if (site.in_composition_root) {
    site.reached = parents.reached();
    if (const clang::FunctionDecl* function = parents.outermost_function())
      if (const auto token = map.token(function->getBody()->getBeginLoc())) site.body = token->range.begin;
  }
  site.unevaluated = parents.is_unevaluated();
  site.before_main = !site.unevaluated && parents.is_before_main();
  site.nodes = {map.node(name)};
  if (!site.name.empty() && map.info(site.name.file).editable)
    for (facts::ShortName& form : short_names(site, decl, name, index, parents, map))
      facts_.short_names.push_back(std::move(form));
  return site;
}

void SiteRecorder::before_main(const clang::Expr& initialiser) {
  const clang::SourceManager& sources = map.sources();
  const auto begin = map.token(sources.getExpansionLoc(initialiser.getBeginLoc()));
  const auto end = map.token(sources.getExpansionRange(initialiser.getEndLoc()).getEnd());
  if (!begin || !end || !map.info(begin->range.file).in_root) return;
  const facts::Range whole{begin->range.file, begin->range.begin, end->range.end};
  for (Site& site : facts_.sites)
    if (site.kind == SiteKind::macro && whole.contains(site.name)) site.before_main = true;
}

// What the name means, for who has put it there in a shorter form.
void SiteRecorder::mean(clang::SourceLocation at, const clang::NamedDecl& decl) {
  if (!decl.getDeclName().isIdentifier() || !index.ends_replacing_name(decl.getName())) return;
  const auto token = map.token(at);
  if (!token || !map.info(token->range.file).in_root || token->spelling == facts::Spelling::macro_body) return;
  std::string entity = qualified_name(decl);
  // An enumerator of an unscoped enumeration has two names.
  if (const auto* list = llvm::dyn_cast<clang::EnumDecl>(decl.getDeclContext());
      list != nullptr && !list->isScoped() && !index.is_replacing_name(entity)) {
    const std::string scope = qualified_name(*list);
    const std::size_t colons = scope.rfind("::");
    entity = (colons == std::string::npos ? "" : scope.substr(0, colons + 2)) + decl.getName().str();
  }
  facts_.meanings.push_back({token->range, std::move(entity)});
}

// A replacement would not mean the canonical thing here.
std::string SiteRecorder::shadowed(clang::SourceLocation at) const {
  for (const std::string& root : index.canonical_roots()) {
    const clang::NamedDecl* nearest = innermost_declaration(parents, root, at);
    if (nearest == nullptr) continue;
    if (const auto* alias = llvm::dyn_cast<clang::NamespaceAliasDecl>(nearest)) nearest = alias->getNamespace();
    if (const auto* record = llvm::dyn_cast<clang::CXXRecordDecl>(nearest); record != nullptr && record->isInjectedClassName())
      nearest = llvm::cast<clang::CXXRecordDecl>(record->getDeclContext());
    if (!nearest->getDeclContext()->getRedeclContext()->isTranslationUnit())
      return "`" + root + "` means " + qualified_name(*nearest) + " here, and not the canonical one";
  }
  return {};
}

void SiteRecorder::add(Site site, std::vector<facts::Node> also) {
  map.look_from({});
  if (site.spelling == facts::Spelling::macro_body && !site.range.contains(site.name) && site.trouble.empty())
    site.trouble = "it reaches over the end of its macro";
  if (site.name.empty() || !map.info(site.name.file).in_root) return;
  const std::string& path = map.info(site.name.file).path;
  if (index.is_legacy_file(path)) return;
  if (!map.info(site.name.file).editable && site.trouble.empty()) {
    const std::string writer = written_by(map.text({site.name.file, 0, head_of_file}));
    site.trouble = writer.empty() ? "the file is excluded from edits"
                                  : "a program writes this file (" + writer + "), and no edit of it would last";
  }
  for (facts::Node& node : also) site.nodes.push_back(std::move(node));
  std::sort(site.nodes.begin(), site.nodes.end());
  site.nodes.erase(std::unique(site.nodes.begin(), site.nodes.end()), site.nodes.end());
  std::erase(site.nodes, facts::Node{});
  facts_.sites.push_back(std::move(site));
}

void SiteRecorder::mention_other(clang::SourceLocation at, const clang::NamedDecl& decl) {
  if (index.match(decl) != nullptr || flow.is_legacy(&decl)) return;
  if (const auto* method = llvm::dyn_cast<clang::CXXMethodDecl>(&decl);
      method != nullptr && (rule_of(*method) != nullptr || flow.is_legacy(method->getParent())))
    return;
  // The token, not the declaration's own name: a constructor is spelled as its class, a destructor behind ~.
  auto token = map.token(at);
  if (!token || !map.info(token->range.file).in_root) return;
  if (llvm::isa<clang::CXXDestructorDecl>(decl)) token = map.token(at.getLocWithOffset(1));
  if (token && index.is_known_name(map.text(token->range)))
    facts_.mentions.push_back({token->range, qualified_name(decl)});
}

void SiteRecorder::mention_target(clang::SourceLocation at, const clang::NamedDecl& decl) {
  const auto token = map.token(at);
  if (token && map.info(token->range.file).in_root && index.is_known_name(map.text(token->range)))
    facts_.mentions.push_back({token->range, qualified_name(decl)});
}

void SiteRecorder::mention_own(clang::SourceRange declaration) {
  if (const auto range = map.tokens(declaration)) facts_.mentions.push_back({*range, "declared"});
}

void SiteRecorder::mention_dependent(clang::DeclarationName name, clang::SourceLocation at) {
  if (!name.isIdentifier() || !index.is_known_name(name.getAsIdentifierInfo()->getName())) return;
  const auto token = map.token(at);
  if (!token || !map.info(token->range.file).in_root) return;
  facts_.mentions.push_back({token->range, "dependent"});
}

void SiteRecorder::use(clang::SourceLocation at, const clang::NamedDecl& decl) {
  mean(at, decl);
  const auto user = map.file_of(at);
  const auto provider = map.file_of(decl.getLocation());
  if (!user || !provider || *user == *provider || !map.info(*user).in_root) return;
  if (!map.info(*provider).in_root) map.use_outside(*provider);
  if (map.info(*provider).in_root || index.is_legacy_header(map.info(*provider).path))
    facts_.uses.push_back({*user, *provider});
}

void SiteRecorder::via(clang::SourceLocation at, const clang::NamedDecl& found) {
  const auto* shadow = llvm::dyn_cast<clang::UsingShadowDecl>(&found);
  if (shadow == nullptr || index.match(*shadow->getTargetDecl()) == nullptr) return;
  const auto* introducer = llvm::dyn_cast<clang::UsingDecl>(shadow->getIntroducer());
  const auto token = map.token(at);
  if (introducer != nullptr && token)
    facts_.vias.push_back({map.node(introducer->getLocation()), token->range, hides_canonical(*introducer, *shadow, at)});
}

// Is there something between the use and the using-declaration that is called as the canonical entity is?
bool SiteRecorder::hides_canonical(const clang::UsingDecl& introducer, const clang::UsingShadowDecl& shadow,
                                   clang::SourceLocation at) const {
  const rules::Rule* rule = index.match(*shadow.getTargetDecl());
  if (rule == nullptr || rule->cases.empty()) return false;
  const std::string& name = rule->cases.front().to.value;
  const std::size_t colon = name.rfind(':');
  const std::string plain = colon == std::string::npos ? name : name.substr(colon + 1);
  if (plain.empty() || !std::all_of(plain.begin(), plain.end(), [](unsigned char c) { return std::isalnum(c) || c == '_'; }))
    return false;
  const clang::NamedDecl* nearest = innermost_declaration(parents, plain, at);
  if (nearest == nullptr) return false;
  const clang::DeclContext* outer = introducer.getDeclContext()->getPrimaryContext();
  const clang::DeclContext* inner = nearest->getDeclContext()->getPrimaryContext();
  return inner != outer ? outer->Encloses(inner)
                        : map.sources().isBeforeInTranslationUnit(introducer.getLocation(), nearest->getLocation());
}

void SiteRecorder::choice(std::string subject, std::string decided, clang::SourceLocation at) {
  const auto token = map.token(at);
  if (!token || !map.info(token->range.file).in_root) return;
  facts::Range place = token->range;
  if (const clang::FunctionDecl* function = parents.function();
      function != nullptr && function->getPointOfInstantiation().isValid())
    if (const auto from = map.token(function->getPointOfInstantiation())) place = from->range;
  facts_.choices.push_back(
      {token->range.file, parents.enclosing_name(), std::move(subject), std::move(decided), place, body_around()});
}

std::uint64_t SiteRecorder::body_around() {
  const clang::FunctionDecl* function = parents.outermost_function();
  if (function != keyed_function_) {
    keyed_function_ = function;
    function_key_ = function == nullptr || function->isTemplated() || function->isTemplateInstantiation() ? 0 : function_key(*function);
  }
  return function_key_;
}

bool SiteRecorder::is_single(const clang::CXXRecordDecl& record) {
  const rules::Rule* rule = flow.is_legacy(&record) ? index.match(record) : nullptr;
  return rule != nullptr && rule->single;
}

bool SiteRecorder::is_single_member(const clang::NamedDecl& decl) {
  const auto* record = llvm::dyn_cast<clang::CXXRecordDecl>(&decl);
  if (record == nullptr) record = llvm::dyn_cast<clang::CXXRecordDecl>(decl.getDeclContext());
  return record != nullptr && is_single(*record);
}

bool SiteRecorder::names_legacy(clang::TypeLoc qualifier) const {
  if (qualifier.isNull()) return false;
  if (const auto alias = qualifier.getAs<clang::TypedefTypeLoc>()) return index.match(*alias.getTypedefNameDecl()) != nullptr;
  const clang::TagDecl* tag = qualifier.getType()->getAsTagDecl();
  return tag != nullptr && index.match(*tag) != nullptr;
}

bool SiteRecorder::is_held_by_value(clang::QualType type) {
  const auto* record = type.getCanonicalType()->getAsCXXRecordDecl();
  return record != nullptr && is_single(*record);
}

const rules::Rule* SiteRecorder::rule_of(const clang::FunctionDecl& callee) {
  if (const rules::Rule* rule = index.match(callee)) return rule;
  const auto* method = llvm::dyn_cast<clang::CXXMethodDecl>(&callee);
  if (method == nullptr) return nullptr;
  if (const clang::CXXMethodDecl* legacy = overridden_legacy(*method)) return index.match(*legacy);
  if (!flow.is_legacy(method->getParent())) return nullptr;
  for (const clang::CXXMethodDecl* overridden : method->overridden_methods())
    if (const rules::Rule* rule = rule_of(*overridden)) return rule;
  return nullptr;
}

const clang::CXXMethodDecl* SiteRecorder::overridden_legacy(const clang::CXXMethodDecl& method) {
  if (flow.is_legacy(method.getParent())) return nullptr;
  for (const clang::CXXMethodDecl* overridden : method.overridden_methods()) {
    if (!flow.is_legacy(overridden->getParent())) {
      if (const clang::CXXMethodDecl* legacy = overridden_legacy(*overridden)) return legacy;
    } else if (index.match(*overridden) != nullptr && !is_single(*overridden->getParent())) {
      return overridden;
    }
  }
  return nullptr;
}

}  // namespace ssot::collect
