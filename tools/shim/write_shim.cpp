#include "shim/write_shim.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include "rules/tokens.hpp"
#include "shim/declare.hpp"
#include "shim/legacy_names.hpp"

namespace ssot::shim {
namespace {

using rules::EntityKind;
using rules::LegacyHeader;
using rules::Rule;

constexpr const char* kWrittenBy = "// Written by `ssot shim` from ";

// What a shim that includes no support header says in its place; the same as there.
constexpr const char* kStandalone =
    "#ifndef SSOT_DEPRECATED\n"
    "#ifdef SSOT_SHIM_NO_DEPRECATED\n"
    "#define SSOT_DEPRECATED(text)\n"
    "#else\n"
    "#define SSOT_DEPRECATED(text) [[deprecated(text)]]\n"
    "#endif\n"
    "#endif\n"
    "\n"
    "#pragma GCC diagnostic push\n"
    "#pragma GCC diagnostic ignored \"-Wdeprecated-declarations\"\n";

// The types of the text that legacy code spells with a standard header's names.
const std::map<std::string, std::string>& standard_headers() {
  static const std::map<std::string, std::string> headers = {{"function", "<functional>"},
                                                             {"future", "<future>"},
                                                             {"make_unique", "<memory>"},
                                                             {"map", "<map>"},
                                                             {"optional", "<optional>"},
                                                             {"pair", "<utility>"},
                                                             {"set", "<set>"},
                                                             {"shared_ptr", "<memory>"},
                                                             {"size_t", "<cstddef>"},
                                                             {"string", "<string>"},
                                                             {"string_view", "<string_view>"},
                                                             {"tuple", "<tuple>"},
                                                             {"uint16_t", "<cstdint>"},
                                                             {"uint32_t", "<cstdint>"},
                                                             {"uint64_t", "<cstdint>"},
                                                             {"unique_ptr", "<memory>"},
                                                             {"unordered_map", "<unordered_map>"},
                                                             {"vector", "<vector>"},
                                                             {"weak_ptr", "<memory>"}};
  return headers;
}

std::set<std::string> standard_includes(const std::string& text) {
  std::set<std::string> includes;
  std::vector<rules::Token> tokens = rules::tokens_of(text);
  for (std::size_t i = 0; i + 2 < tokens.size(); ++i) {
    if (!tokens[i].is("std") || !tokens[i + 1].is("::")) continue;
    auto found = standard_headers().find(std::string(tokens[i + 2].text));
    if (found != standard_headers().end()) includes.insert(found->second);
  }
  return includes;
}

// All that a declaration says about types.
std::string signature_of(const Rule& rule) {
  std::string text = rule.from.result;
  for (const rules::Parameter& parameter : rule.from.parameters)
    text += " , " + parameter.type + " , " + parameter.default_value;
  for (const std::string& base : rule.from.bases) text += " , " + base;
  return text + " , " + rule.shim.returns;
}

class HeaderWriter {
 public:
  HeaderWriter(const rules::Concept& known, const LegacyNames& names, std::size_t header)
      : known_(known), names_(names), declarer_(known, names), header_(header) {}

  llvm::Expected<std::string> write() {
    for (const Rule& rule : known_.rules)
      if (rule.header == header_) collect_includes(rule);
    for (const Rule& rule : known_.rules)
      if (rule.header == header_ && stands_free(rule)) place(rule);
    llvm::Error errors = llvm::Error::success();
    std::string body, macros, open;
    for (const Rule* rule : order_) {
      llvm::Expected<Declaration> declaration = declarer_.declare(*rule);
      if (!declaration) {
        errors = llvm::joinErrors(std::move(errors), declaration.takeError());
        continue;
      }
      if (rule->from.kind == EntityKind::macro) {
        macros += "\n" + declaration->text;
        continue;
      }
      enter(namespace_of(names_, rule->from.scope()), open, body);
      body += "\n" + declaration->text + declaration->after;
    }
    enter("", open, body);
    if (errors) return errors;
    if (order_.empty()) return head({}, false);
    const bool with_support = (body + macros).find("ssot::migration::") != std::string::npos;
    if (with_support)
      return head(body + macros, true) + "\nSSOT_SHIM_BEGIN\n" + body + "\nSSOT_SHIM_END\n" + macros;
    return head(body + macros, false) + "\n" + kStandalone + body + "\n#pragma GCC diagnostic pop\n" + macros;
  }

 private:
  // Not a member of a type: that one is declared with it.
  bool stands_free(const Rule& rule) const { return !names_.is_type(rule.from.scope()); }

  static void enter(const std::string& scope, std::string& open, std::string& body) {
    if (scope == open) return;
    if (!open.empty()) body += "\n}  // namespace " + open + "\n";
    if (!scope.empty()) body += "\nnamespace " + scope + " {\n";
    open = scope;
  }

  // The rule and, for a type, its members.
  std::vector<const Rule*> with_members(const Rule& rule) const {
    std::vector<const Rule*> all = {&rule};
    if (rule.from.kind != EntityKind::type) return all;
    for (const Rule* member : names_.members(rule.from.name))
      for (const Rule* each : with_members(*member)) all.push_back(each);
    return all;
  }

  // The outermost type that a type is declared in.
  const Rule* outermost(const Rule* rule) const {
    while (names_.is_type(rule->from.scope())) rule = names_.type("", rule->from.scope());
    return rule;
  }

  // What it names in this header goes first; a circle is broken where it closes.
  void place(const Rule& rule) {
    if (!placed_.insert(&rule).second) return;
    for (const Rule* each : with_members(rule))
      for (const Rule* named : names_.named_in(each->from.scope(), signature_of(*each)))
        if (named->header == header_) place(*outermost(named));
    order_.push_back(&rule);
  }

  void collect_includes(const Rule& rule) {
    for (const Rule* named : names_.named_in(rule.from.scope(), signature_of(rule)))
      if (named->header != header_) quoted_.insert("\"" + known_.headers[named->header].path + "\"");
  }

  std::string head(const std::string& text, bool with_support) const {
    const LegacyHeader& header = known_.headers[header_];
    const std::string rules_file = known_.file.substr(known_.file.rfind('/') + 1);
    std::string out = "// " + header.path.substr(header.path.rfind('/') + 1) +
                      " - compatibility header: forwards to " +
                      (order_.empty() ? known_.canonical.include : known_.canonical.name()) +
                      ", and does nothing else.\n//\n" + kWrittenBy + rules_file +
                      "; do not edit. Include " + known_.canonical.include + " instead.\n#pragma once\n";
    std::set<std::string> canonical = {known_.canonical.include};
    if (with_support) canonical.insert(known_.canonical.shim_support);
    for (const auto& [prefix, include] : known_.canonical.includes)
      if (text.find(prefix) != std::string::npos) canonical.insert(include);
    std::set<std::string> standard = standard_includes(text), quoted = quoted_;
    std::string declarations;
    for (const std::string& include : header.shim_includes) {
      if (include.find(';') != std::string::npos)
        declarations += include + "\n";
      else if (include.front() == '<')
        (canonical.contains(include) ? canonical : standard).insert(include);
      else
        quoted.insert(include.front() == '"' ? include : "\"" + include + "\"");
    }
    for (const std::set<std::string>* block : {&canonical, &standard, &quoted}) {
      if (!block->empty()) out += "\n";
      for (const std::string& include : *block) out += "#include " + include + "\n";
    }
    return out + (declarations.empty() ? "" : "\n" + declarations);
  }

  const rules::Concept& known_;
  const LegacyNames& names_;
  Declarer declarer_;
  std::size_t header_;
  std::set<const Rule*> placed_;
  std::vector<const Rule*> order_;
  std::set<std::string> quoted_;
};

}  // namespace

llvm::Expected<std::map<std::string, std::string>> write_shims(const rules::Concept& known) {
  LegacyNames names(known);
  std::map<std::string, std::string> shims;
  llvm::Error errors = llvm::Error::success();
  for (std::size_t i = 0; i < known.headers.size(); ++i) {
    if (known.headers[i].stays) continue;
    llvm::Expected<std::string> text = HeaderWriter(known, names, i).write();
    if (text)
      shims[known.headers[i].path] = std::move(*text);
    else
      errors = llvm::joinErrors(std::move(errors), text.takeError());
  }
  if (errors) return errors;
  return shims;
}

bool is_written_shim(llvm::StringRef text) { return text.contains(kWrittenBy); }

}  // namespace ssot::shim
