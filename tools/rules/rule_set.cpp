#include "rules/rule_set.hpp"

#include <map>
#include <utility>

#include "rules/declaration.hpp"
#include "rules/read_concept.hpp"

namespace ssot::rules {
namespace {

std::string under(const std::string& root, const std::string& file) {
  if (file.starts_with("/") || root.empty()) return file;
  return root.ends_with("/") ? root + file : root + "/" + file;
}

llvm::Error across_concepts(const RuleSet& set) {
  llvm::Error errors = llvm::Error::success();
  const auto refuse = [&](const Place& place, std::string what, const Place& other) {
    errors = llvm::joinErrors(std::move(errors),
                              problem(place, std::move(what), "the other one is at " + to_string(other)));
  };
  std::map<std::string, const Concept*> concepts;
  std::map<std::string, const Rule*> ids;
  std::map<std::string, const Rule*> entities;
  for (const Concept& each : set.concepts) {
    const auto [same, fresh] = concepts.emplace(each.id, &each);
    if (!fresh)
      refuse(each.canonical.place, "two concepts are named \"" + each.id + "\"",
             same->second->canonical.place);
    for (const Rule& rule : each.rules) {
      const auto [same_id, fresh_id] = ids.emplace(rule.id, &rule);
      if (!fresh_id)
        refuse(rule.place, "the id \"" + rule.id + "\" stands in two rules files", same_id->second->place);
      const auto [same_entity, fresh_entity] = entities.emplace(entity_key(rule.from), &rule);
      if (!fresh_entity)
        refuse(rule.place, "two rules are for " + rule.from.name, same_entity->second->place);
    }
  }
  return errors;
}

}  // namespace

llvm::Expected<RuleSet> read_rule_set(const Disk& disk, const std::string& root, const Settings& settings,
                                      const std::vector<std::string>& files) {
  const std::vector<std::string>& named = files.empty() ? settings.rules : files;
  if (named.empty())
    return problem({settings.file, 0, 0, ""}, "no rules file is named",
                   "name one with --rules FILE, or under \"rules\" in ssot.json");
  RuleSet set;
  llvm::Error errors = llvm::Error::success();
  for (std::size_t i = 0; i < named.size(); ++i) {
    const std::string path = under(root, named[i]);
    llvm::Expected<std::string> text = disk.read(path);
    if (!text) {
      llvm::consumeError(text.takeError());
      const Place place =
          files.empty() && i < settings.rule_places.size() ? settings.rule_places[i] : Place{path, 0, 0, ""};
      errors = llvm::joinErrors(std::move(errors),
                                problem(place, "the rules file " + path + " cannot be read",
                                        disk.exists(path) ? "make it readable" : "there is no such file; correct its name"));
      continue;
    }
    llvm::Expected<Concept> one = read_concept(path, *text);
    if (!one) {
      errors = llvm::joinErrors(std::move(errors), one.takeError());
      continue;
    }
    one->composition_roots.insert(one->composition_roots.end(), settings.composition_roots.begin(),
                                  settings.composition_roots.end());
    set.concepts.push_back(std::move(*one));
  }
  if (errors) return errors;
  set.effect_free = settings.effect_free;
  if (llvm::Error clash = across_concepts(set)) return clash;
  return set;
}

}  // namespace ssot::rules
