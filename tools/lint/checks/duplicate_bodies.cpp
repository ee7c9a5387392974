#include "lint/checks/duplicate_bodies.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "lint/exempt.hpp"

namespace ssot::lint {
namespace {

using facts::LexicalBody;
using Bodies = std::vector<const LexicalBody*>;

constexpr double least_part = 0.7;
constexpr std::size_t least_bodies = 2;

bool belongs_to(const std::string& owner, const std::string& type) {
  return owner == type || owner.starts_with(type + "::");
}

// By class; what is no class is told apart by its file as well.
std::map<std::pair<std::string, std::string>, Bodies> by_owner(const facts::ClassTable& table) {
  std::set<std::string> classes;
  for (const facts::LexicalClass& each : table.classes)
    if (each.keyword != "namespace") classes.insert(each.name);
  std::map<std::pair<std::string, std::string>, Bodies> owners;
  for (const LexicalBody& each : table.bodies)
    owners[{each.owner, classes.contains(each.owner) ? std::string() : each.file}].push_back(&each);
  return owners;
}

// Of both, in pairs; each of the canonical's is used once.
std::vector<std::pair<const LexicalBody*, const LexicalBody*>> pairs_of(const Bodies& own, const Bodies& others) {
  std::multimap<std::uint64_t, const LexicalBody*> left;
  for (const LexicalBody* each : own) left.emplace(each->hash, each);
  std::vector<std::pair<const LexicalBody*, const LexicalBody*>> pairs;
  for (const LexicalBody* each : others) {
    const auto found = left.find(each->hash);
    if (found == left.end()) continue;
    pairs.emplace_back(found->second, each);
    left.erase(found);
  }
  return pairs;
}

}  // namespace

std::vector<Finding> duplicate_bodies(const Context& context) {
  std::vector<Finding> findings;
  if (context.classes == nullptr) return findings;
  const auto owners = by_owner(*context.classes);
  for (const rules::Concept& unit : context.rules.concepts) {
    const rules::Canonical& canonical = unit.canonical;
    if (canonical.type.empty()) continue;
    const Exempt exempt(unit, context);
    Bodies own;
    for (const LexicalBody& each : context.classes->bodies)
      if (belongs_to(each.owner, canonical.type)) own.push_back(&each);
    if (own.size() < least_bodies) continue;
    for (const auto& [key, bodies] : owners) {
      const LexicalBody& first = *bodies.front();
      if (belongs_to(key.first, canonical.type) || !first.file.starts_with(context.root + "/") || exempt(key.first, first.file)) continue;
      const auto pairs = pairs_of(own, bodies);
      const std::size_t smaller = std::min(own.size(), bodies.size());
      if (pairs.size() < least_bodies || static_cast<double>(pairs.size()) < least_part * static_cast<double>(smaller)) continue;
      Finding finding;
      finding.check = "SSOT008";
      finding.severity = Severity::warning;
      const LexicalBody& shown = *pairs.front().second;
      finding.region = context.lines.region(shown.file, shown.begin, shown.end);
      const std::string name = key.first.empty() ? "the global namespace" : key.first;
      finding.message = std::to_string(pairs.size()) + " bodies of " + name + " are those of the canonical " + canonical.type +
                        ", names aside:";
      for (std::size_t i = 0; i < pairs.size() && i < 8; ++i)
        finding.message += (i == 0 ? " " : ", ") + pairs[i].second->name + " is " + pairs[i].first->name;
      finding.message += ".";
      finding.help = "use " + canonical.type + " from " + canonical.include +
                     "; what both need is a function of its own, or the class stands in allow_family of the rules";
      finding.subject = name;
      if (!key.second.empty()) finding.in_file = name;
      finding.peer = canonical.type;
      finding.related = {{context.lines.region(pairs.front().first->file, pairs.front().first->begin, pairs.front().first->end),
                          "the canonical's"}};
      findings.push_back(std::move(finding));
    }
  }
  return findings;
}

}  // namespace ssot::lint
