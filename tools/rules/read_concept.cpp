#include "rules/read_concept.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "rules/declaration.hpp"
#include "rules/json_reader.hpp"
#include "rules/keys.hpp"
#include "rules/read_rule.hpp"
#include "rules/read_tests.hpp"

namespace ssot::rules {
namespace {

using Need = JsonReader::Need;

class ConceptReader {
 public:
  explicit ConceptReader(const JsonText& text) : reader_(text) { concept_.file = text.file(); }

  llvm::Expected<Concept> run() {
    const JsonNode root = reader_.root();
    if (reader_.object(root, concept_keys().at("concept"))) {
      version(root);
      concept_.id = reader_.text(root, "concept", Need::required);
      concept_.summary = reader_.text(root, "summary", Need::required);
      if (!root["canonical"]) reader_.missing(root, "canonical");
      canonical(root["canonical"]);
      headers(root);
      roots(root);
      finish_rules();
      across_rules();
      concept_.tests = read_tests(reader_, root);
    }
    if (llvm::Error errors = reader_.take_errors()) return errors;
    return std::move(concept_);
  }

 private:
  void version(const JsonNode& root) {
    const JsonNode node = root["version"];
    if (!node) return reader_.missing(root, "version", "write \"version\": 1");
    if (*node.value != 1)
      reader_.refuse(node, "this version of ssot reads rules of version 1",
                     "write \"version\": 1, or use the ssot that the rules were written for");
  }

  void canonical(const JsonNode& node) {
    if (!reader_.object(node, concept_keys().at("canonical"))) return;
    Canonical& canonical = concept_.canonical;
    canonical.place = reader_.text().place(node.pointer);
    canonical.type = reader_.text(node, "type");
    canonical.include = include(node, "include");
    canonical.create = reader_.text(node, "create");
    canonical.includes = reader_.text_map(node, "includes");
    for (const auto& [prefix, spelled] : canonical.includes) check_include(node["includes"][prefix], spelled);
    if (node["shim_support"]) canonical.shim_support = include(node, "shim_support");
    canonical.implementation_headers = reader_.texts(node, "implementation_headers");
    canonical.allow_family = reader_.texts(node, "allow_family");
    const JsonNode instance = node["instance"];
    if (!reader_.object(instance, concept_keys().at("instance"))) return;
    canonical.reference = reader_.text(instance, "reference", Need::required);
    canonical.pointer = reader_.text(instance, "pointer", Need::required);
    canonical.shared = reader_.text(instance, "shared", Need::required);
    canonical.owner = reader_.text(instance, "owner", Need::required);
  }

  std::string include(const JsonNode& object, const std::string& key) {
    std::string spelled = reader_.text(object, key, Need::required);
    check_include(object[key], spelled);
    return spelled;
  }

  void check_include(const JsonNode& node, const std::string& spelled) {
    const bool quoted = spelled.size() > 2 && ((spelled.front() == '<' && spelled.back() == '>') ||
                                               (spelled.front() == '"' && spelled.back() == '"'));
    if (!spelled.empty() && !quoted)
      reader_.refuse(node, "an include is written with its delimiters", "write <" + spelled + ">");
  }

  // None is left where a code base is through: what is canonical is held to all the same.
  void headers(const JsonNode& root) {
    if (!root["legacy"]) reader_.missing(root, "legacy");
    std::map<std::string, unsigned> seen;
    for (const JsonNode& node : reader_.items(root, false, "legacy")) {
      if (!reader_.object(node, concept_keys().at("header"))) continue;
      LegacyHeader header;
      header.path = reader_.text(node, "header", Need::required);
      header.why = reader_.text(node, "why", Need::required);
      header.stays = reader_.flag(node, "stays");
      header.implementations = reader_.texts(node, "implementations");
      header.shim_includes = reader_.texts(node, "shim_includes");
      header.place = reader_.text().place(node["header"].pointer);
      const std::string& path = header.path;
      if (!path.empty() && (path.front() == '<' || path.front() == '"' || path.front() == '/'))
        reader_.refuse(node["header"], "a header is written as its path, without delimiters and not absolute",
                       "write it as an #include does, without < > or quotes");
      for (const char* key : {"implementations", "shim_includes"})
        if (header.stays && node[key])
          reader_.refuse(node[key], "a header that stays has no shim",
                         "take this out, or \"stays\" if the header is to become a shim");
      const auto [earlier, fresh] = seen.emplace(path, header.place.line);
      if (!fresh && !path.empty())
        reader_.refuse(node["header"], "the header " + path + " stands twice",
                       "the first is in line " + std::to_string(earlier->second));
      concept_.headers.push_back(std::move(header));
      // A header without rules only moves: what it declares is declared under the same names by the canonical one.
      if (!node["rules"]) reader_.missing(node, "rules");
      for (const JsonNode& rule : reader_.items(node, false, "rules")) {
        concept_.rules.push_back(begin_rule(reader_, rule, concept_.headers.size() - 1));
        nodes_.push_back(rule);
      }
    }
  }

  void roots(const JsonNode& root) {
    for (const JsonNode& node : reader_.items(root, false, "composition_roots"))
      if (reader_.object(node, concept_keys().at("composition_root")))
        concept_.composition_roots.push_back(
            {reader_.text(node, "function", Need::required), reader_.text(node, "create"), reader_.text().place(node.pointer)});
  }

  void finish_rules() {
    std::set<std::string> types;
    for (const Rule& rule : concept_.rules)
      if (rule.from.kind == EntityKind::type) types.insert(rule.from.name);
    for (std::size_t i = 0; i < nodes_.size(); ++i) finish_rule(reader_, nodes_[i], types, concept_.rules[i]);
  }

  void across_rules() {
    std::map<std::string, const Rule*> ids;
    std::map<std::string, const Rule*> entities;
    for (const Rule& rule : concept_.rules) {
      if (rule.from.name.empty() || rule.id.empty()) continue;
      const auto [same_id, fresh_id] = ids.emplace(rule.id, &rule);
      if (!fresh_id)
        reader_.refuse(rule.place, "the id \"" + rule.id + "\" stands twice",
                       "the first is in line " + std::to_string(same_id->second->place.line));
      const auto [same, fresh] = entities.emplace(entity_key(rule.from), &rule);
      if (!fresh)
        reader_.refuse(rule.place, "two rules are for " + rule.from.name,
                       "the other one is \"" + same->second->id + "\" in line " +
                           std::to_string(same->second->place.line));
    }
    forget_kept_types();
    circles();
    check_type();
    check_instance();
  }

  // "from": "class n::C", "to": "n::C": the class stays, and is named for the sake of its legacy members.
  void forget_kept_types() {
    const auto kept = [](const Rule& rule) {
      return rule.from.kind == EntityKind::type && rule.cases.size() == 1 && rule.cases.front().to.value == rule.from.name;
    };
    for (const Rule& rule : concept_.rules) {
      if (!kept(rule)) continue;
      if (!concept_.headers[rule.header].stays)
        reader_.refuse(rule.place, rule.from.name + " becomes itself, and its header becomes a shim, without it",
                       "say \"stays\": true of the header, or what it becomes");
      else if (rule.single || !rule.by_pointer.empty())
        reader_.refuse(rule.place, rule.from.name + " becomes itself, and so nothing can be said of its uses",
                       "take out \"single\" and \"by_pointer\"");
    }
    for (const Rule& rule : concept_.rules)
      if (kept(rule)) concept_.kept_types.insert(rule.from.name);
    std::erase_if(concept_.rules, kept);
  }

  // A becomes B, B becomes A: no run would ever be the last.
  void circles() {
    std::map<std::string, const Rule*> renames;
    for (const Rule& rule : concept_.rules)
      if (rule.from.kind == EntityKind::type && !rule.cases.empty()) renames[rule.from.name] = &rule;
    std::set<std::string> told;
    for (const auto& [start, rule] : renames) {
      std::string path = start;
      std::set<std::string> seen;
      std::string name = start;
      for (auto step = renames.find(name); step != renames.end() && seen.insert(name).second;
           step = renames.find(name)) {
        name = step->second->cases.front().to.value;
        path += " -> " + name;
      }
      if (name != start || seen.empty() || told.count(start) != 0) continue;
      told.insert(seen.begin(), seen.end());
      reader_.refuse(rule->place, "these types are renamed in a circle: " + path,
                     "one of them is the canonical one");
    }
  }

  // A concept of free functions alone has no type; where objects are spoken of, there is one.
  void check_type() {
    const JsonNode canonical = reader_.root()["canonical"];
    if (!canonical || canonical["type"]) return;
    const auto single = std::find_if(concept_.rules.begin(), concept_.rules.end(),
                                     [](const Rule& rule) { return rule.single; });
    if (single != concept_.rules.end())
      reader_.missing(canonical, "type",
                      "\"" + single->id + "\" in line " + std::to_string(single->place.line) +
                          " is `single`: name the type that there is one object of");
    else if (canonical["instance"])
      reader_.missing(canonical, "type", "name the type of the one instance, or leave \"instance\" out");
  }

  void check_instance() {
    for (const Rule& rule : concept_.rules) {
      if (rule.instance == Instance::none || !concept_.canonical.reference.empty()) continue;
      reader_.refuse(rule.place,
                     "this rule needs the one instance, and \"canonical\" does not say how to reach it",
                     "add \"instance\" to \"canonical\"");
      return;
    }
  }

  JsonReader reader_;
  Concept concept_;
  std::vector<JsonNode> nodes_;
};

}  // namespace

llvm::Expected<Concept> read_concept(const JsonText& text) {
  return ConceptReader(text).run();
}

llvm::Expected<Concept> read_concept(const std::string& file, const std::string& text) {
  llvm::Expected<JsonText> json = JsonText::parse(file, text);
  if (!json) return json.takeError();
  return read_concept(*json);
}

}  // namespace ssot::rules
