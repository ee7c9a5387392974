#include "lint/checks/dangling_rule.hpp"

#include <algorithm>
#include <set>

#include "support/path.hpp"

namespace ssot::lint {
namespace {

class Missing {
 public:
  explicit Missing(const Context& context) : context_(context) {
    for (const facts::Declared& each : context.facts.declared) declared_.emplace(each.kind, each.name);
    for (const facts::Unit& unit : context.facts.units) {
      all_parsed_ = all_parsed_ && unit.parsed;
      read_.insert(unit.files.begin(), unit.files.end());
    }
    for (const facts::Include& include : context.facts.includes) read_.insert(include.target);
  }

  std::vector<Finding> take() {
    std::set<std::string> told;  // a root of ssot.json is one of each concept
    for (const rules::Concept& unit : context_.rules.concepts) {
      canonical(unit.canonical);
      for (std::size_t i = 0; i < unit.headers.size(); ++i) header(unit, i);
      for (const rules::CompositionRoot& root : unit.composition_roots)
        if (told.insert(root.function).second) composition_root(root);
    }
    return std::move(findings_);
  }

 private:
  // Nothing is said of what a unit that did not parse might declare.
  bool is_gone(const std::string& kind, const std::string& name) const {
    return all_parsed_ && !context_.facts.units.empty() && !declared_.contains({kind, name});
  }

  template <class Is>
  std::vector<facts::FileId> read_files(Is is) const {
    std::vector<facts::FileId> found;
    for (const facts::FileId file : read_)
      if (is(context_.facts.path(file))) found.push_back(file);
    return found;
  }

  bool is_below_root(const std::string& suffix) const {
    return std::any_of(context_.files.begin(), context_.files.end(),
                       [&](const std::string& path) { return ends_with_path(path, suffix); });
  }

  void canonical(const rules::Canonical& canonical) {
    const std::string path = bare(canonical.include);
    const bool is_read = !read_files([&](const std::string& file) { return ends_with_path(file, path); }).empty();
    if (!is_read && context_.lost_includes.contains(canonical.include)) {
      add(canonical.place, "canonical header " + canonical.include, "no include path of the build finds it",
          "say where it is now, or build with it");
      return;
    }
    if (is_read && !canonical.type.empty() && is_gone("canonical", canonical.type))
      add(canonical.place, "canonical type " + canonical.type, "no translation unit that reads " + canonical.include + " declares it",
          "name the type that " + canonical.include + " declares now");
    for (const std::string& header : canonical.implementation_headers)
      if (is_below_root(path) && !is_below_root(header))
        add(canonical.place, "implementation header " + header, "no file below the root has this path",
            "say where it is now, or take it out");
  }

  void header(const rules::Concept& unit, std::size_t number) {
    const rules::LegacyHeader& header = unit.headers[number];
    const auto is_it = [&](const std::string& path) {
      const auto located = context_.headers.find(path);
      return located != context_.headers.end() ? located->second == header.path : ends_with_path(path, header.path);
    };
    const std::vector<facts::FileId> read = read_files(is_it);
    const bool is_there = !read.empty() || is_below_root(header.path) ||
                          std::any_of(context_.headers.begin(), context_.headers.end(),
                                      [&](const auto& each) { return each.second == header.path; });
    if (!is_there) {
      add(header.place, "legacy header " + header.path, "no file below the root has this path",
          "take it out with its rules: what it declared cannot come back by an include; or say where it is now");
      return;
    }
    if (read.empty()) return;
    for (const rules::Rule& rule : unit.rules)
      if (rule.header == number && is_gone("rule", rule.id) && !is_switched_off(rule, read))
        add(rule.place, "rule " + rule.id, header.path + " declares no " + rule.from.name,
            "take the rule out, or correct its `from`");
  }

  void composition_root(const rules::CompositionRoot& root) {
    if (is_gone("root", root.function))
      add(root.place, "composition root " + root.function,
          "no translation unit that names a manager declares such a function",
          "name the function in which the one instance is made now");
  }

  // The compiler has seen nothing of it there, so the word must do.
  bool is_switched_off(const rules::Rule& rule, const std::vector<facts::FileId>& headers) const {
    const std::string word = rule.from.kind == rules::EntityKind::macro ? rule.from.name : unqualified(rule.from.name);
    for (const facts::Mention& mention : context_.facts.mentions) {
      if (mention.what != "inactive" || std::find(headers.begin(), headers.end(), mention.range.file) == headers.end()) continue;
      llvm::Expected<std::string> text = context_.disk.read(context_.facts.path(mention.range.file));
      if (!text) {
        llvm::consumeError(text.takeError());
        return true;
      }
      if (text->size() >= mention.range.end &&
          text->substr(mention.range.begin, mention.range.end - mention.range.begin).find(word) != std::string::npos)
        return true;
    }
    return false;
  }

  void add(const Place& place, const std::string& subject, const std::string& why, const std::string& help) {
    Finding finding;
    finding.check = "SSOT018";
    const unsigned line = std::max(1U, place.line), column = std::max(1U, place.column);
    finding.region = {place.file, line, column, line, column};
    finding.subject = subject;
    finding.message = "the rules name the " + subject + ", which is gone. It guards nothing: " + why + ".";
    finding.help = help;
    findings_.push_back(std::move(finding));
  }

  const Context& context_;
  std::set<std::pair<std::string, std::string>> declared_;
  std::set<facts::FileId> read_;
  bool all_parsed_ = true;
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> dangling_rule(const Context& context) {
  return Missing(context).take();
}

}  // namespace ssot::lint
