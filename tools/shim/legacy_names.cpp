#include "shim/legacy_names.hpp"

#include <algorithm>

#include "rules/tokens.hpp"

namespace ssot::shim {

using rules::EntityKind;
using rules::Rule;
using rules::Token;

std::string parent_of(const std::string& qualified) {
  std::size_t cut = qualified.rfind("::");
  return cut == std::string::npos ? "" : qualified.substr(0, cut);
}

std::string namespace_of(const LegacyNames& names, std::string scope) {
  while (names.is_type(scope)) scope = parent_of(scope);
  return scope;
}

LegacyNames::LegacyNames(const rules::Concept& known) : known_(known) {
  for (const Rule& rule : known.rules)
    if (rule.from.kind == EntityKind::type) types_.try_emplace(rule.from.name, &rule);
}

const Rule* LegacyNames::type(const std::string& scope, const std::string& spelled) const {
  for (std::string from = scope;; from = parent_of(from)) {
    auto found = types_.find(from.empty() ? spelled : from + "::" + spelled);
    if (found != types_.end()) return found->second;
    if (from.empty()) return nullptr;
  }
}

std::vector<const Rule*> LegacyNames::named_in(const std::string& scope, std::string_view text) const {
  std::vector<const Rule*> found;
  std::string name;
  bool joined = false;  // a :: was read, and the name goes on
  auto look = [&](const std::string& spelled) {
    // The name itself, or what it is a member of: E::IDLE names E.
    for (std::string part = spelled; !part.empty(); part = parent_of(part)) {
      const Rule* rule = type(scope, part);
      if (rule == nullptr) continue;
      if (std::find(found.begin(), found.end(), rule) == found.end()) found.push_back(rule);
      return;
    }
  };
  for (const Token& token : rules::tokens_of(text)) {
    if (token.is("::")) {
      joined = true;
      continue;
    }
    if (!token.word() || !joined) {
      look(name);
      name.clear();
    }
    if (token.word()) name += (name.empty() ? "" : "::") + std::string(token.text);
    joined = false;
  }
  look(name);
  return found;
}

std::vector<const Rule*> LegacyNames::members(const std::string& scope) const {
  std::vector<const Rule*> members;
  for (const Rule& rule : known_.rules)
    if (rule.from.kind != EntityKind::macro && rule.from.scope() == scope) members.push_back(&rule);
  return members;
}

}  // namespace ssot::shim
