#include "collect/entity_index.hpp"

#include <clang/AST/ASTContext.h>
#include <clang/AST/DeclCXX.h>
#include <clang/AST/DeclTemplate.h>

#include <algorithm>
#include <map>
#include <set>

#include "rules/qualified_names.hpp"
#include "rules/short_forms.hpp"
#include "rules/tokens.hpp"
#include "support/path.hpp"

namespace ssot::collect {
namespace {

// A builtin integer has several names: `long unsigned int` is `unsigned long`.
class Builtin {
 public:
  bool take(std::string_view word) {
    static const std::set<std::string_view> words{"unsigned", "signed", "short", "long", "int", "char", "double"};
    if (words.count(word) == 0) return false;
    ++words_[std::string(word)];
    return true;
  }
  std::string spelled() const {
    if (words_.empty()) return {};
    const bool is_char = words_.contains("char");
    std::string out;
    if (words_.contains("unsigned") || (is_char && words_.contains("signed")))
      out = words_.contains("unsigned") ? "unsigned " : "signed ";
    if (words_.contains("short")) out += "short ";
    if (const auto longs = words_.find("long"); longs != words_.end())
      for (unsigned i = 0; i < longs->second; ++i) out += "long ";
    if (is_char) return out + "char ";
    if (words_.contains("double")) return out + "double ";
    return words_.contains("short") || words_.contains("long") ? out : out + "int ";
  }

 private:
  std::map<std::string, unsigned> words_;
};

// "n::A const &" and "const A&" are told apart no further than their identifiers: enough to choose among the
// overloads of one class, and blind to where `const` stands and how the rule's author qualified a name.
class Comparable {
 public:
  static std::string of(std::string_view type) {
    const std::vector<rules::Token> tokens = rules::tokens_of(type);
    Comparable comparable(tokens);
    while (comparable.at_ < tokens.size()) comparable.step();
    return std::move(comparable.out_);
  }

 private:
  explicit Comparable(const std::vector<rules::Token>& tokens) : tokens_(tokens) {}

  // One word with its arguments and all `const` around, or one token that is no word.
  void step() {
    bool is_const = false;
    Builtin builtin;
    const std::size_t begin = at_;
    const std::size_t written = out_.size();
    for (; at_ < tokens_.size(); ++at_) {
      if (tokens_[at_].is("const"))
        is_const = true;
      else if (builtin.take(tokens_[at_].text))
        continue;
      else if (tokens_[at_].is("::"))
        continue;
      else if (tokens_[at_].is("<"))
        arguments();
      else if (tokens_[at_].word())
        word();
      else
        break;
    }
    out_ += builtin.spelled();
    if (is_const) out_.insert(written, "const ");
    if (begin == at_) out_ += tokens_[at_++].text;
  }

  void word() {
    const bool qualifies = at_ + 1 < tokens_.size() && tokens_[at_ + 1].is("::");
    if (!qualifies) out_ += std::string(tokens_[at_].text) + ' ';
  }

  // Leaves `at_` at the closing bracket.
  void arguments() {
    out_ += '<';
    for (++at_; at_ < tokens_.size() && !tokens_[at_].is(">");) step();
    out_ += '>';
  }

  const std::vector<rules::Token>& tokens_;
  std::size_t at_ = 0;
  std::string out_;
};

bool is_member(rules::EntityKind kind) {
  return kind == rules::EntityKind::method || kind == rules::EntityKind::constructor ||
         kind == rules::EntityKind::field || kind == rules::EntityKind::enumerator;
}

bool same_parameters(const clang::FunctionDecl& function, const rules::Entity& entity) {
  const clang::PrintingPolicy& policy = function.getASTContext().getPrintingPolicy();  // `bool`, and not `_Bool`
  for (unsigned i = 0; i < function.getNumParams(); ++i) {
    const clang::QualType type = function.getParamDecl(i)->getType();
    const std::string wanted = Comparable::of(entity.parameters[i].type);
    if (Comparable::of(type.getAsString(policy)) != wanted &&
        Comparable::of(type.getCanonicalType().getAsString(policy)) != wanted)
      return false;
  }
  return true;
}

bool same_arity(const clang::FunctionDecl& function, const rules::Entity& entity) {
  return function.getNumParams() == entity.parameters.size();
}

bool has_short_form(const rules::Rule& rule, const clang::FunctionDecl& function) {
  const std::vector<rules::ShortForm> forms = rules::short_forms(rule);
  return std::any_of(forms.begin(), forms.end(), [&](const rules::ShortForm& form) {
           return form.given == function.getNumParams();
         }) && same_parameters(function, rule.from);
}

bool is_const(const clang::FunctionDecl& function) {
  const auto* method = llvm::dyn_cast<clang::CXXMethodDecl>(&function);
  return method != nullptr && method->isConst();
}

// The other functions of this name and arity in the scope that declares it.
std::vector<const clang::FunctionDecl*> siblings_of(const clang::FunctionDecl& function) {
  std::vector<const clang::FunctionDecl*> out;
  const clang::DeclContext* scope = function.getDeclContext()->getRedeclContext();
  for (const clang::NamedDecl* each : scope->lookup(function.getDeclName())) {
    const clang::FunctionDecl* other = each->getUnderlyingDecl()->getAsFunction();
    if (other != nullptr && other->getCanonicalDecl() != function.getCanonicalDecl() &&
        other->getNumParams() == function.getNumParams())
      out.push_back(other);
  }
  return out;
}

bool differs_in_const_alone(const clang::FunctionDecl& a, const clang::FunctionDecl& b) {
  for (unsigned i = 0; i < a.getNumParams(); ++i)
    if (a.getParamDecl(i)->getType().getCanonicalType() != b.getParamDecl(i)->getType().getCanonicalType())
      return false;
  return is_const(a) != is_const(b);
}

// Where the class overloads the name, its types decide, and `const` where nothing else tells two apart.
bool fits(const clang::FunctionDecl& function, const rules::Entity& entity,
          const std::vector<const clang::FunctionDecl*>& siblings) {
  if (!same_parameters(function, entity)) return false;
  return is_const(function) == entity.is_const ||
         std::none_of(siblings.begin(), siblings.end(), [&](const clang::FunctionDecl* other) {
           return differs_in_const_alone(function, *other);
         });
}

bool is_lambda_body(const clang::DeclContext* context) {
  const auto* method = llvm::dyn_cast<clang::CXXMethodDecl>(context);
  return method != nullptr && method->getParent()->isLambda();
}

bool has_type_rule(const rules::Concept& unit, const std::string& type) {
  return std::any_of(unit.rules.begin(), unit.rules.end(), [&](const rules::Rule& rule) {
    return rule.from.kind == rules::EntityKind::type && rule.from.name == type;
  });
}

std::set<std::string> names_in(const std::vector<std::string>& texts) {
  std::set<std::string> out;
  for (const std::string& text : texts)
    for (rules::QualifiedName& each : rules::qualified_names(text)) out.insert(std::move(each.name));
  return out;
}

std::string unqualified_word(const std::string& name) {
  return name.substr(name.rfind(':') + 1);
}

// What a site of any rule of the concept may become: the one instance, and who holds it.
std::vector<std::string> texts_of(const rules::Concept& unit) {
  const rules::Canonical& canonical = unit.canonical;
  std::vector<std::string> texts{canonical.reference, canonical.pointer, canonical.shared, canonical.owner,
                                 canonical.create};
  for (const rules::CompositionRoot& root : unit.composition_roots) texts.push_back(root.create);
  return texts;
}

// `&Old::f` becomes `&one::Hub::post`: what its class becomes, and the method of "$self.post(…)".
void add_member_name(const rules::Rule& rule, const rules::Concept& unit, std::vector<std::string>& texts) {
  constexpr std::string_view self = "$self.";
  std::vector<std::string> scopes;
  for (const rules::Rule& type : unit.rules)
    if (type.from.kind == rules::EntityKind::type && type.from.name == rule.from.scope())
      for (const rules::Case& one : type.cases) scopes.push_back(one.to.value);
  if (!has_type_rule(unit, rule.from.scope())) scopes.push_back(rule.from.scope());
  for (const std::string& scope : scopes)
    for (const rules::Case& own : rule.cases)
      if (own.to.value.starts_with(self)) texts.push_back(scope + "::" + own.to.value.substr(self.size()));
}

void add_texts(const rules::Rule& rule, std::vector<std::string>& texts) {
  texts.push_back(rule.by_pointer);
  for (const rules::Case& one : rule.cases) {
    texts.push_back(one.to.value);
    texts.push_back(one.to.statement);
  }
  for (const auto& [parameter, how] : rule.arguments) {
    texts.push_back(how.wrap);
    texts.push_back(how.when_default);
  }
}

}  // namespace

std::string qualified_name(const clang::NamedDecl& decl) {
  std::vector<std::string> parts;
  const auto* function = llvm::dyn_cast<clang::FunctionDecl>(&decl);
  if (function == nullptr || llvm::isa<clang::CXXConstructorDecl>(function) || !is_lambda_body(function))
    parts.push_back(decl.getDeclName().isIdentifier() ? decl.getName().str() : decl.getNameAsString());
  if (llvm::isa<clang::CXXConstructorDecl>(decl))
    parts.front() = llvm::cast<clang::CXXConstructorDecl>(decl).getParent()->getName().str();
  for (const clang::DeclContext* context = decl.getDeclContext(); context != nullptr;
       context = context->getParent()) {
    if (const auto* space = llvm::dyn_cast<clang::NamespaceDecl>(context)) {
      if (space->isInline()) continue;
      parts.push_back(space->isAnonymousNamespace() ? "(anonymous)" : space->getName().str());
    } else if (const auto* record = llvm::dyn_cast<clang::CXXRecordDecl>(context); record != nullptr && record->isLambda()) {
      parts.push_back("(lambda)");
    } else if (const auto* outer = llvm::dyn_cast<clang::NamedDecl>(context); outer != nullptr && !is_lambda_body(context)) {
      if (const auto* enumeration = llvm::dyn_cast<clang::EnumDecl>(outer);
          enumeration != nullptr && enumeration->getName().empty())
        continue;
      parts.push_back(outer->getDeclName().isIdentifier() && !outer->getName().empty()
                          ? outer->getName().str()
                          : outer->getNameAsString());
    }
  }
  std::string name;
  for (auto part = parts.rbegin(); part != parts.rend(); ++part) name += (name.empty() ? "" : "::") + *part;
  return name;
}

EntityIndex::EntityIndex(const rules::RuleSet& rules) {
  effect_free_.insert(rules.effect_free.begin(), rules.effect_free.end());
  for (const rules::Concept& unit : rules.concepts) {
    canonical_.insert(unit.canonical.type);
    instances_.insert(unit.canonical.type);
    canonical_roots_.insert(unit.canonical.type.substr(0, unit.canonical.type.find(':')));
    add_instance_names(unit);
    if (!unit.canonical.type.empty()) {
      named_.push_back({"canonical", unit.canonical.type, unit.canonical.type});
      manager_words_.insert(unqualified_word(unit.canonical.type));
    }
    for (const rules::CompositionRoot& root : unit.composition_roots)
      named_.push_back({"root", root.function, root.function});
    for (const rules::Rule& rule : unit.rules) {
      named_.push_back({"rule", rule.id, rule.from.name, rule.from.kind == rules::EntityKind::macro});
      std::vector<std::string> texts = texts_of(unit);
      add_texts(rule, texts);
      add_member_name(rule, unit, texts);
      for (const std::string& name : names_for_[rule.id] = names_in(texts)) {
        replacing_.insert(name);
        replacing_ends_.insert(name.substr(name.rfind(':') + 1));
      }
      if (rule.from.kind == rules::EntityKind::macro)
        macros_.emplace(rule.from.name, &rule);
      else
        by_name_[rule.from.name].push_back(&rule);
      if (rule.from.kind == rules::EntityKind::type) {
        types_.insert(rule.from.name);
        manager_words_.insert(unqualified_word(rule.from.name));
      }
      if (rule.from.kind == rules::EntityKind::type && !rule.cases.empty())
        canonical_.insert(rule.cases.front().to.value);
      names_.insert(rule.from.unqualified());
      // A member's use needs its class, which the others name; a class that stays is no reason to look.
      if (!is_member(rule.from.kind) || !has_type_rule(unit, rule.from.scope()))
        selecting_names_.insert(rule.from.unqualified());
    }
    for (const rules::LegacyHeader& header : unit.headers) {
      (header.stays ? shared_headers_ : headers_).insert(header.path);
      implementations_.insert(header.implementations.begin(), header.implementations.end());
    }
    for (const rules::CompositionRoot& root : unit.composition_roots) roots_.insert(root.function);
  }
}

void EntityIndex::take_every_class() {
  every_class_ = true;
  manager_words_ = {""};  // which every file has
}

bool EntityIndex::is_of_a_manager(std::string qualified) const {
  if (every_class_) return true;
  while (true) {
    if (is_legacy_type(qualified) || is_one_instance(qualified)) return true;
    const std::size_t colons = qualified.rfind("::");
    if (colons == std::string::npos) return false;
    qualified.erase(colons);
  }
}

void EntityIndex::add_instance_names(const rules::Concept& unit) {
  const rules::Canonical& canonical = unit.canonical;
  for (const std::string& name : names_in({canonical.reference, canonical.pointer, canonical.shared}))
    if (name != canonical.type) accessors_.insert(name);
  std::vector<std::string> texts{canonical.create};
  for (const rules::CompositionRoot& root : unit.composition_roots) texts.push_back(root.create);
  for (const std::string& name : names_in(texts))
    if (name != canonical.type && !accessors_.contains(name)) makers_.insert(name);
}

const rules::Rule* EntityIndex::match(const clang::NamedDecl& decl) const {
  const auto* function = llvm::dyn_cast<clang::FunctionDecl>(&decl);
  if (function != nullptr) {
    if (const clang::FunctionDecl* pattern = function->getTemplateInstantiationPattern()) function = pattern;
  }
  const auto found = by_name_.find(qualified_name(function != nullptr ? *function : decl));
  if (found == by_name_.end()) return nullptr;
  std::vector<const rules::Rule*> fit;
  for (const rules::Rule* rule : found->second) {
    const bool is_callable = rule->from.kind == rules::EntityKind::function ||
                             rule->from.kind == rules::EntityKind::method ||
                             rule->from.kind == rules::EntityKind::constructor;
    if (is_callable != (function != nullptr)) continue;
    if (function != nullptr && !same_arity(*function, rule->from)) continue;
    fit.push_back(rule);
  }
  if (function == nullptr) return fit.size() == 1 ? fit.front() : nullptr;
  // One rule for a name that is declared once needs no comparison, and an alias in its text cannot mislead
  // one.
  const std::vector<const clang::FunctionDecl*> siblings = siblings_of(*function);
  if (fit.size() == 1 && siblings.empty()) return fit.front();
  for (const rules::Rule* rule : fit)
    if (fits(*function, rule->from, siblings)) return rule;
  // In a compatibility header a call with fewer arguments may have an overload of its own.
  for (const rules::Rule* rule : found->second)
    if (has_short_form(*rule, *function)) return rule;
  return nullptr;
}

const std::set<std::string>& EntityIndex::names_for(const std::string& rule) const {
  static const std::set<std::string> none;
  const auto found = names_for_.find(rule);
  return found == names_for_.end() ? none : found->second;
}

const rules::Rule* EntityIndex::match_macro(std::string_view name) const {
  const auto found = macros_.find(name);
  return found == macros_.end() ? nullptr : found->second;
}

bool EntityIndex::is_legacy_header(std::string_view path) const {
  return std::any_of(headers_.begin(), headers_.end(),
                     [&](const std::string& suffix) { return ends_with_path(path, suffix); });
}

bool EntityIndex::is_shared_header(std::string_view path) const {
  return std::any_of(shared_headers_.begin(), shared_headers_.end(),
                     [&](const std::string& suffix) { return ends_with_path(path, suffix); });
}

std::string EntityIndex::legacy_header(std::string_view path) const {
  const auto found = std::find_if(headers_.begin(), headers_.end(),
                                  [&](const std::string& suffix) { return ends_with_path(path, suffix); });
  return found == headers_.end() ? std::string() : *found;
}

bool EntityIndex::may_be_legacy_header(std::string_view written) const {
  const auto last = [](std::string_view path) { return path.substr(path.rfind('/') + 1); };
  return std::any_of(headers_.begin(), headers_.end(),
                     [&](const std::string& suffix) { return last(suffix) == last(written); });
}

bool EntityIndex::is_legacy_implementation(std::string_view path) const {
  return std::any_of(implementations_.begin(), implementations_.end(),
                     [&](const std::string& suffix) { return ends_with_path(path, suffix); });
}

std::set<std::string> EntityIndex::header_suffixes() const {
  return headers_;
}

}  // namespace ssot::collect
