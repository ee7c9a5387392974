#include "verify/rule_match.hpp"

#include <clang/AST/DeclCXX.h>
#include <clang/AST/DeclTemplate.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "support/nearest.hpp"
#include "verify/rule_probe.hpp"

namespace ssot::verify {
namespace {

using rules::EntityKind;
using rules::Rule;

const char* kind_name(EntityKind kind) {
  switch (kind) {
    case EntityKind::type:
      return "type";
    case EntityKind::function:
      return "function";
    case EntityKind::method:
      return "method";
    case EntityKind::constructor:
      return "constructor";
    case EntityKind::variable:
      return "variable";
    case EntityKind::field:
      return "field";
    case EntityKind::macro:
      return "macro";
    case EntityKind::enumerator:
      return "enumerator";
  }
  return "entity";
}

bool is_kind(const clang::NamedDecl* decl, EntityKind kind) {
  if (decl == nullptr) return kind == EntityKind::macro;
  switch (kind) {
    case EntityKind::type:
      return llvm::isa<clang::TypeDecl>(decl);
    case EntityKind::function:
      return llvm::isa<clang::FunctionDecl>(decl) && !llvm::isa<clang::CXXMethodDecl>(decl);
    case EntityKind::method:
      return llvm::isa<clang::CXXMethodDecl>(decl) && !llvm::isa<clang::CXXConstructorDecl>(decl);
    case EntityKind::constructor:
      return llvm::isa<clang::CXXConstructorDecl>(decl);
    case EntityKind::variable:
      return llvm::isa<clang::VarDecl>(decl);
    case EntityKind::field:
      return llvm::isa<clang::FieldDecl>(decl);
    case EntityKind::enumerator:
      return llvm::isa<clang::EnumConstantDecl>(decl);
    case EntityKind::macro:
      return false;
  }
  return false;
}

class Matcher {
 public:
  Matcher(const rules::Concept& unit, const clang::ASTContext& context,
          const std::vector<LegacyEntity>& legacy)
      : unit_(unit), context_(context), legacy_(legacy), taken_(legacy.size(), false) {}

  std::vector<Mismatch> run() {
    for (std::size_t i = 0; i < unit_.rules.size(); ++i) match(i);
    for (std::size_t i = 0; i < legacy_.size(); ++i)
      if (!taken_[i] && !meant_.contains(legacy_[i].name) && !goes_with_its_type(legacy_[i]) &&
          !is_none_of_ours(legacy_[i]))
        mismatches_.push_back({Probe::no_rule, legacy_[i].header,
                               legacy_[i].name + " has no rule (" + unit_.headers[legacy_[i].header].path +
                                   ":" + std::to_string(legacy_[i].line) + ")",
                               "add one: {\"id\": \"…\", \"from\": \"" + legacy_[i].text + "\", …}"});
    return std::move(mismatches_);
  }

 private:
  void refuse(std::size_t rule, std::string what, std::string mend) {
    mismatches_.push_back({rule, unit_.rules[rule].header, std::move(what), std::move(mend)});
  }

  const Rule* type_rule(const std::string& type) const {
    const auto rule = std::find_if(unit_.rules.begin(), unit_.rules.end(), [&](const Rule& each) {
      return each.from.kind == EntityKind::type && each.from.name == type;
    });
    return rule == unit_.rules.end() ? nullptr : &*rule;
  }

  // `Old x(1)` becomes `New x(1)` where only the type has a new name: nothing is left to say of the
  // constructor, nor of a member that the new type has under the same name.
  bool goes_with_its_type(const LegacyEntity& entity) const {
    if (entity.name.rfind("::") == std::string::npos) return false;
    const Rule* rule = type_rule(entity.name.substr(0, entity.name.rfind("::")));
    if (rule == nullptr || rule->single || rule->cases.empty() || entity.decl == nullptr) return false;
    if (is_kind(entity.decl, EntityKind::constructor)) return true;
    const clang::CXXRecordDecl* record = record_named(rule->cases.front().to.value);
    return record != nullptr && record->hasDefinition() && record->hasMemberName(entity.decl->getDeclName());
  }

  // "n::C", "n::C<int>" and aliases of such.
  const clang::CXXRecordDecl* record_named(const std::string& type) const {
    for (const clang::NamedDecl* decl : look_up(context_, type.substr(0, type.find('<')))) {
      if (const auto* pattern = llvm::dyn_cast<clang::TypeAliasTemplateDecl>(decl))
        decl = pattern->getTemplatedDecl();
      if (const auto* alias = llvm::dyn_cast<clang::TypedefNameDecl>(decl)) {
        const clang::QualType type_of = alias->getUnderlyingType();
        if (const auto* made = type_of->getAs<clang::TemplateSpecializationType>())
          decl = made->getTemplateName().getAsTemplateDecl();
        else
          decl = type_of->getAsCXXRecordDecl();
      }
      if (const auto* pattern = llvm::dyn_cast_or_null<clang::ClassTemplateDecl>(decl))
        decl = pattern->getTemplatedDecl();
      if (const auto* record = llvm::dyn_cast_or_null<clang::CXXRecordDecl>(decl)) return record;
    }
    return nullptr;
  }

  // A header that stays holds more than what is legacy.
  bool is_none_of_ours(const LegacyEntity& entity) const {
    if (!unit_.headers[entity.header].stays) return false;
    const std::size_t colons = entity.name.rfind("::");
    return colons == std::string::npos || type_rule(entity.name.substr(0, colons)) == nullptr;
  }

  void match(std::size_t index) {
    const Rule& rule = unit_.rules[index];
    std::vector<std::size_t> named;
    for (std::size_t i = 0; i < legacy_.size(); ++i)
      if (legacy_[i].name == rule.from.name) named.push_back(i);
    if (named.empty()) return unknown(index);
    std::vector<std::size_t> fit;
    for (const std::size_t i : named)
      if (is_kind(legacy_[i].decl, rule.from.kind) && !difference(index, legacy_[i].decl)) fit.push_back(i);
    if (fit.empty()) return otherwise(index, named);
    if (fit.size() > 1)
      return refuse(index,
                    rule.from.name + " is declared " + std::to_string(fit.size()) +
                        " times, and the rule fits all of them",
                    places(fit));
    if (const auto other = rule_of_.find(fit.front()); other != rule_of_.end()) {
      const Rule& first = unit_.rules[other->second];
      refuse(index, "\"" + first.id + "\" is a rule for " + rule.from.name + " too, the same declaration",
             "keep one of them; the other one is in line " + std::to_string(first.place.line));
    }
    rule_of_.emplace(fit.front(), index);
    taken_[fit.front()] = true;
    canonical_template(index);
    const LegacyEntity& found = legacy_[fit.front()];
    if (found.header != rule.header)
      refuse(index,
             rule.from.name + " is declared in " + unit_.headers[found.header].path + ", not in " +
                 unit_.headers[rule.header].path,
             "move the rule");
  }

  // A template's uses keep the arguments that are written, so that what it becomes must take them.
  void canonical_template(std::size_t index) {
    const Rule& rule = unit_.rules[index];
    if (rule.from.kind != EntityKind::type || !rule.from.is_template || rule.cases.empty()) return;
    const std::string& name = rule.cases.front().to.value;
    const std::vector<const clang::NamedDecl*> found = look_up(context_, name);
    const bool is_other = !found.empty() && std::none_of(found.begin(), found.end(), [](const clang::NamedDecl* decl) {
                            return llvm::isa<clang::ClassTemplateDecl, clang::TypeAliasTemplateDecl>(decl) ||
                                   decl->getDescribedTemplate() != nullptr;
                          });
    if (!is_other) return;
    refuse(index, name + " is no template, and uses of " + rule.from.name + " keep the template arguments that they have",
           "declare an alias template of it beside it, that takes these arguments, and write the alias's name");
  }

  std::string places(const std::vector<std::size_t>& entities) const {
    std::string text;
    for (const std::size_t i : entities)
      text += (text.empty() ? "" : ", ") + unit_.headers[legacy_[i].header].path + ":" +
              std::to_string(legacy_[i].line);
    return text;
  }

  void unknown(std::size_t index) {
    const Rule& rule = unit_.rules[index];
    const auto elsewhere = look_up(context_, rule.from.name);
    for (const clang::NamedDecl* decl : elsewhere) {
      const clang::PresumedLoc place = context_.getSourceManager().getPresumedLoc(decl->getLocation());
      if (place.isInvalid()) continue;
      return refuse(
          index, rule.from.name + " is no public entity of the legacy headers",
          "it is declared at " + std::string(place.getFilename()) + ":" + std::to_string(place.getLine()));
    }
    std::vector<std::string> names;
    for (const LegacyEntity& each : legacy_) names.push_back(each.name);
    const std::string close = nearest(rule.from.name, names);
    meant_.insert(close);
    refuse(index, "no legacy header declares " + rule.from.name,
           close.empty() ? "copy the declaration from " + unit_.headers[rule.header].path
                         : "did you mean " + close + "?");
  }

  // The name is right, the rest is not.
  void otherwise(std::size_t index, const std::vector<std::size_t>& named) {
    const Rule& rule = unit_.rules[index];
    std::string reason;
    std::string texts;
    for (const std::size_t i : named) {
      texts += (texts.empty() ? "" : "; ") + legacy_[i].text;
      taken_[i] = true;  // it has a rule, if a wrong one
      if (named.size() > 1) continue;
      reason = is_kind(legacy_[i].decl, rule.from.kind)
                   ? ": " + difference(index, legacy_[i].decl).value_or("")
                   : std::string(": it is no ") + kind_name(rule.from.kind);
    }
    refuse(index, rule.from.name + " is declared otherwise" + reason, "the header has: " + texts);
  }

  std::optional<clang::QualType> alias(std::size_t rule, const std::string& name) const {
    for (const clang::NamedDecl* decl : look_up(context_, alias_namespace(unit_, rule) + "::" + name))
      if (const auto* type = llvm::dyn_cast<clang::TypedefNameDecl>(decl))
        if (!type->isInvalidDecl()) return type->getUnderlyingType();
    return std::nullopt;
  }

  // An alias that does not compile is told by the compiler, and compares equal here.
  bool same(std::size_t rule, const std::string& name, clang::QualType type) const {
    const std::optional<clang::QualType> wanted = alias(rule, name);
    return !wanted || context_.hasSameType(*wanted, type);
  }

  // What the rule says otherwise than the declaration; nothing if they agree.
  std::optional<std::string> difference(std::size_t index, const clang::NamedDecl* decl) const {
    const rules::Entity& from = unit_.rules[index].from;
    if (decl == nullptr) return std::nullopt;
    if (from.is_template) return of_template(from, *decl);
    if (from.kind == EntityKind::type && decl->getDescribedTemplate() != nullptr) return "it is a template";
    if (const auto* function = llvm::dyn_cast<clang::FunctionDecl>(decl))
      return of_function(index, *function);
    if (const auto* value = llvm::dyn_cast<clang::ValueDecl>(decl)) {
      if (from.kind != EntityKind::enumerator && !same(index, "r", value->getType()))
        return "its type is another";
    } else if (const auto* alias = llvm::dyn_cast<clang::TypedefNameDecl>(decl)) {
      if (from.keyword != "using") return "it is an alias, and the rule says " + from.keyword;
      if (!same(index, "r", alias->getUnderlyingType())) return "it stands for another type";
    } else if (from.keyword == "using") {
      return "it is no alias";
    } else if (const auto* type = llvm::dyn_cast<clang::EnumDecl>(decl)) {
      if (from.keyword != (type->isScoped() ? "enum class" : "enum")) return "it is another kind of type";
    } else if (const auto* record = llvm::dyn_cast<clang::CXXRecordDecl>(decl)) {
      return of_class(index, *record);
    }
    return std::nullopt;
  }

  // What the parameters of a template leave to compare: overloads differ in more than that, but seldom.
  static std::optional<std::string> of_template(const rules::Entity& from, const clang::NamedDecl& decl) {
    const auto* function = llvm::dyn_cast<clang::FunctionDecl>(&decl);
    if (function == nullptr) return std::nullopt;
    if (function->getNumParams() != from.parameters.size())
      return "it has " + std::to_string(function->getNumParams()) + " parameters, the rule " +
             std::to_string(from.parameters.size());
    const auto* method = llvm::dyn_cast<clang::CXXMethodDecl>(function);
    if (method != nullptr && method->isConst() != from.is_const) return method->isConst() ? "it is const" : "it is not const";
    return std::nullopt;
  }

  std::optional<std::string> of_class(std::size_t index, const clang::CXXRecordDecl& type) const {
    const rules::Entity& from = unit_.rules[index].from;
    if (from.keyword.starts_with("enum")) return "it is another kind of type";
    const clang::CXXRecordDecl* definition = type.getDefinition();
    if (definition == nullptr) return std::nullopt;
    for (std::size_t i = 0; i < from.bases.size(); ++i) {
      const bool has = std::any_of(definition->bases_begin(), definition->bases_end(),
                                   [&](const clang::CXXBaseSpecifier& base) {
                                     return same(index, "b" + std::to_string(i), base.getType());
                                   });
      if (!has) return "it has no base " + from.bases[i];
    }
    return std::nullopt;
  }

  std::optional<std::string> of_function(std::size_t index, const clang::FunctionDecl& function) const {
    const rules::Entity& from = unit_.rules[index].from;
    if (function.getNumParams() != from.parameters.size())
      return "it has " + std::to_string(function.getNumParams()) + " parameters, the rule " +
             std::to_string(from.parameters.size());
    for (unsigned i = 0; i < function.getNumParams(); ++i) {
      const clang::ParmVarDecl& parameter = *function.getParamDecl(i);
      if (!same(index, "p" + std::to_string(i), parameter.getOriginalType()))
        return "the type of parameter " + std::to_string(i + 1) + " is another";
      if (parameter.hasDefaultArg() != !from.parameters[i].default_value.empty())
        return "parameter " + std::to_string(i + 1) + (parameter.hasDefaultArg() ? " has" : " has no") +
               " default value";
    }
    if (from.kind != EntityKind::constructor && !same(index, "r", function.getReturnType()))
      return "its result is of another type";
    const auto* method = llvm::dyn_cast<clang::CXXMethodDecl>(&function);
    if (method == nullptr) return std::nullopt;
    if (method->isConst() != from.is_const) return method->isConst() ? "it is const" : "it is not const";
    if (method->isStatic() != from.is_static) return method->isStatic() ? "it is static" : "it is not static";
    return std::nullopt;
  }

  const rules::Concept& unit_;
  const clang::ASTContext& context_;
  const std::vector<LegacyEntity>& legacy_;
  std::vector<bool> taken_;
  std::map<std::size_t, std::size_t> rule_of_;  // entity => the first rule that fits it
  std::set<std::string> meant_;                 // a misspelled rule is one mistake: what it is for has a rule
  std::vector<Mismatch> mismatches_;
};

}  // namespace

std::vector<Mismatch> match_rules(const rules::Concept& unit, const clang::ASTContext& context,
                                  const std::vector<LegacyEntity>& legacy) {
  return Matcher(unit, context, legacy).run();
}

}  // namespace ssot::verify
