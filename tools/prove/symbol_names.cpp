#include "prove/symbol_names.hpp"

#include <llvm/ADT/StringRef.h>
#include <llvm/Demangle/Demangle.h>

#include <algorithm>
#include <cctype>
#include <optional>

namespace ssot::prove {
namespace {

using llvm::StringRef;

constexpr std::size_t max_keys = 16;

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '$';
}

std::string_view unqualified(std::string_view name) {
  const std::size_t at = name.rfind("::");
  return at == std::string_view::npos ? name : name.substr(at + 2);
}

// From `<` at `at` to behind its `>`; `at` itself if it does not close.
std::size_t behind_brackets(std::string_view text, std::size_t at) {
  int depth = 0;
  for (std::size_t i = at; i < text.size(); ++i) {
    if (text[i] == '<') ++depth;
    if (text[i] == '>' && (i == 0 || text[i - 1] != '-') && --depth == 0) return i + 1;
  }
  return at;
}

std::size_t behind_word(std::string_view text, std::size_t at) {
  while (at < text.size() && is_word(text[at])) ++at;
  return at;
}

// What the demangled name does not say: which of the constructors and destructors, which of several local entities.
std::string hidden_kind(StringRef mangled) {
  for (const char* kind : {"C1E", "C2E", "C3E", "C5E", "CI1", "CI2", "D0E", "D1E", "D2E", "D5E"})
    if (mangled.contains(kind)) return std::string(" {") + kind[0] + kind[1] + "}";
  if (!mangled.starts_with("_ZZ") && !mangled.starts_with("_ZGVZ")) return {};
  const std::size_t at = mangled.find_last_not_of("0123456789_");
  const StringRef tail = at == StringRef::npos ? StringRef() : mangled.substr(at + 1);
  return tail.contains('_') ? " {" + tail.substr(tail.find('_')).str() + "}" : std::string();
}

struct Parts {
  std::string prefix;   // "DW.ref.", ".gcc_except_table."
  std::string mangled;  // "_Z..."
};

Parts split(const std::string& symbol) {
  if (StringRef(symbol).starts_with("_Z")) return {{}, symbol};
  const std::size_t at = symbol.find("._Z");
  if (at == std::string::npos) return {symbol, {}};
  return {symbol.substr(0, at + 1), symbol.substr(at + 1)};
}

// Both compilers name the function that runs the initialisers after something else in the file.
bool runs_initialisers(StringRef symbol) {
  return symbol.starts_with("_GLOBAL__sub_") || symbol.starts_with("_GLOBAL__I_") || symbol.starts_with("_GLOBAL__D_");
}

}  // namespace

SymbolNames::SymbolNames(const std::vector<Rename>& renames, std::set<std::string> inline_namespaces)
    : inline_(std::move(inline_namespaces)) {
  std::set<std::string> scopes, canonical;
  for (const Rename& each : renames) {
    if (!each.scope.empty()) {
      scopes.insert(each.scope);
      tails_[each.from] = each.to;
      continue;
    }
    names_[each.from].insert(each.to);
    tails_[std::string(unqualified(each.from))] = std::string(unqualified(each.to));
    canonical.insert(each.to);
  }
  // A type is what has members, or what every other rename is: the text of a symbol does not say which, and need not.
  std::map<std::string, Type> types;
  for (const auto& [from, to] : names_)
    if (to.size() == 1) types[from] = {from, *to.begin(), {}};
  for (const std::string& name : canonical)
    if (!types.contains(name)) types[name] = {name, name, {}};
  for (const std::string& scope : scopes)
    if (!types.contains(scope)) types[scope] = {scope, scope, {}};
  for (const Rename& each : renames)
    if (!each.scope.empty()) types[each.scope].members[each.from].insert(each.to);
  for (auto& [from, type] : types) types_.push_back(std::move(type));
  std::stable_sort(types_.begin(), types_.end(),
                   [](const Type& a, const Type& b) { return a.from.size() > b.from.size(); });
  std::erase_if(names_, [](const auto& each) { return each.second.size() == 1; });
}

// Do the words of `name` stand at the head of `parts`, inline namespaces between them passed over?
bool SymbolNames::matches(const std::vector<std::string_view>& parts, std::string_view name, std::size_t& used) const {
  std::size_t i = 0;
  while (!name.empty()) {
    const std::size_t end = name.find("::");
    const std::string_view word = name.substr(0, end);
    while (i < parts.size() && parts[i] != word && i != 0 && inline_.contains(std::string(parts[i]))) ++i;
    if (i == parts.size() || parts[i] != word) return false;
    ++i;
    name = end == std::string_view::npos ? std::string_view() : name.substr(end + 2);
  }
  used = i;
  return true;
}

const SymbolNames::Type* SymbolNames::longest_type(const std::vector<std::string_view>& parts,
                                                   std::size_t& used) const {
  for (const Type& type : types_)
    if (matches(parts, type.from, used)) return &type;
  return nullptr;
}

// Each place where a qualified name begins is looked at once; what follows a `::` is a part of a longer one.
std::vector<std::string> SymbolNames::mapped(std::string_view text) const {
  std::vector<std::string> out{std::string()};
  const auto add = [&](std::string_view part) {
    for (std::string& each : out) each += part;
  };
  const auto add_one_of = [&](const std::set<std::string>& choices) {
    std::vector<std::string> next;
    for (const std::string& head : out)
      for (const std::string& choice : choices)
        if (next.size() < max_keys) next.push_back(head + choice);
    out = std::move(next);
  };
  for (std::size_t at = 0; at < text.size();) {
    const bool begins = is_word(text[at]) && std::isdigit(static_cast<unsigned char>(text[at])) == 0 &&
                        (at == 0 || !is_word(text[at - 1])) && !(at >= 2 && text.substr(at - 2, 2) == "::");
    if (!begins) {
      const std::size_t end = is_word(text[at]) ? behind_word(text, at) : at + 1;
      add(text.substr(at, end - at));
      at = end;
      continue;
    }
    std::vector<std::string_view> parts;  // plain words up to the first template argument
    std::vector<std::size_t> ends;
    for (std::size_t i = at;;) {
      const std::size_t end = behind_word(text, i);
      parts.push_back(text.substr(i, end - i));
      ends.push_back(end);
      if (text.substr(end, 2) != "::" || end + 2 >= text.size() || !is_word(text[end + 2])) break;
      i = end + 2;
    }
    std::size_t used = 0;
    bool done = false;
    for (const auto& [from, to] : names_)
      if (!done && matches(parts, from, used) && used == parts.size()) {
        add_one_of(to);
        at = ends[used - 1];
        done = true;
      }
    if (done) continue;
    const Type* type = longest_type(parts, used);
    if (type == nullptr) {
      add(text.substr(at, ends.front() - at));
      at = ends.front();
      continue;
    }
    add(type->to);
    at = ends[used - 1];
    if (at < text.size() && text[at] == '<') {  // the arguments hold names of their own
      const std::size_t end = behind_brackets(text, at);
      const std::vector<std::string> arguments = mapped(text.substr(at, end - at));
      add_one_of({arguments.begin(), arguments.end()});
      at = end;
    }
    if (text.substr(at, 2) != "::") continue;
    std::size_t word = at + 2;
    const bool destructor = word < text.size() && text[word] == '~';
    if (destructor) ++word;
    const std::size_t end = behind_word(text, word);
    const std::string member(text.substr(word, end - word));
    if (member == unqualified(type->from)) {
      add(destructor ? "::~" : "::");
      add(unqualified(type->to));
      at = end;
    } else if (const auto found = type->members.find(member); !destructor && found != type->members.end()) {
      add("::");
      add_one_of(found->second);
      at = end;
    }
  }
  return out;
}

std::vector<std::string> SymbolNames::keys(const std::string& symbol) const {
  if (runs_initialisers(symbol)) return {"static initialisers"};
  const Parts parts = split(symbol);
  if (parts.mangled.empty()) return {symbol};
  const std::string demangled = llvm::demangle(parts.mangled);
  std::vector<std::string> out = mapped(demangled);
  const std::string kind = hidden_kind(parts.mangled);
  for (std::string& each : out) each = parts.prefix + each + kind;
  return out;
}

// Qualifiers left out, the last part of a legacy name replaced.
std::string SymbolNames::loosely(std::string_view text) const {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_word(text[at])) {
      out += text[at++];
      continue;
    }
    std::size_t end = behind_word(text, at);
    while (text.substr(end, 2) == "::" && end + 2 < text.size() && is_word(text[end + 2])) {
      at = end + 2;
      end = behind_word(text, at);
    }
    const std::string_view word = text.substr(at, end - at);
    const auto found = tails_.find(word);
    out += found == tails_.end() ? word : std::string_view(found->second);
    at = end;
  }
  return out;
}

bool SymbolNames::same_text(std::string_view before, std::string_view after) const {
  return before == after || loosely(before) == loosely(after);
}

std::string SymbolNames::readable(const std::string& symbol) {
  if (runs_initialisers(symbol)) return "static initialisers";
  const Parts parts = split(symbol);
  if (parts.mangled.empty()) return symbol;
  if (parts.prefix == ".gcc_except_table.") return "exception table of " + llvm::demangle(parts.mangled);
  return parts.prefix + llvm::demangle(parts.mangled);
}

}  // namespace ssot::prove
