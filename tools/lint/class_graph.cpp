#include "lint/class_graph.hpp"

#include <algorithm>

#include "lint/context.hpp"

namespace ssot::lint {

using facts::Definition;

ClassGraph::ClassGraph(const facts::Facts& facts) : facts_(facts) {
  for (const Definition& each : facts.definitions) {
    by_name_[each.name].push_back(&each);
    classes_.emplace(facts.path(each.name_range.file), each.name_range.begin);
  }
  for (const facts::FunctionGroup& each : facts.function_groups) functions_.emplace(facts.path(each.first.file), each.name);
  for (const facts::Unit& unit : facts.units)
    for (const facts::FileId file : unit.files) read_.insert(facts.path(file));
}

const Definition* ClassGraph::canonical(const rules::Canonical& canonical) const {
  const auto known = by_name_.find(canonical.type);
  if (known == by_name_.end()) return nullptr;
  for (const Definition* each : known->second)
    if (is_canonical_file(facts_.path(each->name_range.file), canonical)) return each;
  return known->second.front();
}

const Definition* ClassGraph::find(const std::string& name, facts::FileId near) const {
  const auto known = by_name_.find(name);
  if (known == by_name_.end()) return nullptr;
  for (const Definition* each : known->second)
    if (each->name_range.file == near) return each;
  return known->second.front();
}

Offer ClassGraph::offer(const Definition& record, const std::set<std::string>& without) const {
  Offer out;
  std::set<std::string> seen;
  std::vector<const Definition*> left{&record};
  while (!left.empty()) {
    const Definition& each = *left.back();
    left.pop_back();
    if (without.contains(each.name) || !seen.insert(each.name).second) continue;
    for (const facts::Method& method : each.methods)
      if (method.is_offered && method.access == "public") out[method.name].insert(method.shape);
    for (const std::string& base : each.bases) {
      const bool is_hidden = std::find(each.hidden_bases.begin(), each.hidden_bases.end(), base) != each.hidden_bases.end();
      const Definition* of = is_hidden ? nullptr : find(base, each.name_range.file);
      if (of != nullptr) left.push_back(of);
    }
  }
  return out;
}

bool ClassGraph::may_offer(const Definition& record, const std::set<std::string>& names, std::size_t least) const {
  if (!record.bases.empty()) return true;
  std::set<std::string> shared;
  for (const facts::Method& method : record.methods)
    if (names.contains(method.name)) shared.insert(method.name);
  return shared.size() >= least;
}

std::set<std::string> ClassGraph::bases(const Definition& record) const {
  std::set<std::string> out;
  std::vector<const Definition*> left{&record};
  while (!left.empty()) {
    const Definition& each = *left.back();
    left.pop_back();
    for (const std::string& base : each.bases)
      if (out.insert(base).second)
        if (const Definition* of = find(base, each.name_range.file)) left.push_back(of);
  }
  return out;
}

bool ClassGraph::holds(const Definition& record, const std::string& name) const {
  std::set<std::string> seen;
  std::vector<const Definition*> left{&record};
  while (!left.empty()) {
    const Definition& each = *left.back();
    left.pop_back();
    for (const std::string& held : each.holds) {
      if (held == name) return true;
      if (!held.starts_with(record.name + "::") || !seen.insert(held).second) continue;
      if (const Definition* of = find(held, each.name_range.file)) left.push_back(of);
    }
  }
  return false;
}

bool ClassGraph::is_seen(const facts::LexicalClass& record) const {
  if (!record.macro.empty())  // its expansions have names of their own
    return std::any_of(facts_.definitions.begin(), facts_.definitions.end(), [&](const Definition& each) {
      return std::all_of(record.methods.begin(), record.methods.end(), [&](const std::string& name) {
        return std::any_of(each.methods.begin(), each.methods.end(), [&](const facts::Method& of) { return of.name == name; });
      });
    });
  // What is at file level by its text may stand in a class: the file is a fragment that somebody includes there.
  return record.keyword == "namespace" ? functions_.contains({record.file, record.name}) || (record.name.empty() && is_read(record.file))
                                       : classes_.contains({record.file, record.begin});
}

}  // namespace ssot::lint
