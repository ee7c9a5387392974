#include "lint/manager_family.hpp"

#include <algorithm>
#include <unordered_map>

#include "lint/context.hpp"

namespace ssot::lint {
namespace {

using facts::LexicalClass;

class Bases {
 public:
  explicit Bases(const facts::ClassTable& table) {
    for (const LexicalClass& each : table.classes)
      if (each.keyword != "namespace") by_name_[unqualified(each.name)].push_back(&each);
  }

  std::set<std::string> methods_of(const LexicalClass& record, std::set<std::string>* bases = nullptr) const {
    std::set<std::string> methods;
    std::set<const LexicalClass*> seen;
    add(record, methods, seen);
    if (bases != nullptr)
      for (const LexicalClass* each : seen) bases->insert(each->bases.begin(), each->bases.end());
    return methods;
  }

 private:
  void add(const LexicalClass& record, std::set<std::string>& methods, std::set<const LexicalClass*>& seen) const {
    if (!seen.insert(&record).second || seen.size() > 32) return;
    methods.insert(record.methods.begin(), record.methods.end());
    for (const std::string& base : record.bases) {
      const auto known = by_name_.find(base);
      if (known == by_name_.end()) continue;
      for (const LexicalClass* each : known->second) add(*each, methods, seen);
    }
  }

  std::unordered_map<std::string, std::vector<const LexicalClass*>> by_name_;
};

bool is_canonical(const LexicalClass& record, const rules::Canonical& canonical) {
  return record.name == canonical.type && is_canonical_file(record.file, canonical);
}

}  // namespace

std::set<std::string> names_of_canonical(const facts::ClassTable& table, const rules::Canonical& canonical) {
  const Bases bases(table);
  std::set<std::string> names;
  for (const bool by_word : {false, true})
    for (const LexicalClass& each : table.classes) {
      const bool is_it = by_word ? unqualified(each.name) == unqualified(canonical.type) : each.name == canonical.type;
      if (names.empty() && is_it && is_canonical_file(each.file, canonical)) names = bases.methods_of(each);
    }
  return names;
}

ManagerFamily family_of(const facts::ClassTable& table, const rules::Canonical& canonical,
                        const std::set<std::string>& names, unsigned least) {
  const Bases bases(table);
  ManagerFamily family;
  for (const LexicalClass& each : table.classes) {
    if (is_canonical(each, canonical)) continue;
    std::set<std::string> methods = bases.methods_of(each);
    const auto shared = std::count_if(names.begin(), names.end(), [&](const std::string& name) { return methods.contains(name); });
    if (static_cast<unsigned>(shared) >= least && least != 0) {
      family.members.push_back({&each, std::move(methods)});
      bases.methods_of(each, &family.members.back().bases);
      continue;
    }
    if (each.keyword == "namespace" || each.methods.empty()) continue;
    ++family.rarity.classes;
    for (const std::string& name : each.methods) ++family.rarity.users[name];
  }
  return family;
}

}  // namespace ssot::lint
