// class_graph.hpp - classes by name, with what they inherit, hold and offer.
//
//   facts::Facts  =>  ClassGraph  =>  bases and members of a class through others, its Offer
//
// A name may have several definitions (copies, configurations, anonymous namespaces): the one of the same file is meant
// where there is one, else the first. Not thread-safe; the facts must outlive it.
#pragma once

#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "facts/class_table.hpp"
#include "facts/facts.hpp"
#include "lint/structure_score.hpp"
#include "rules/concept.hpp"

namespace ssot::lint {

class ClassGraph {
 public:
  explicit ClassGraph(const facts::Facts& facts);

  // Its definition in its own header, else the first; null: none is known.
  const facts::Definition* canonical(const rules::Canonical& canonical) const;

  // Public methods that it adds, or inherits from public bases; without those of the bases that are named.
  Offer offer(const facts::Definition& record, const std::set<std::string>& without = {}) const;
  // At least as many of these names, cheaply.
  bool may_offer(const facts::Definition& record, const std::set<std::string>& names, std::size_t least) const;
  // All of them, through others too.
  std::set<std::string> bases(const facts::Definition& record) const;
  // Itself, or a class that is nested in it.
  bool holds(const facts::Definition& record, const std::string& name) const;

  // A class, or functions, that a unit has shown.
  bool is_seen(const facts::LexicalClass& record) const;
  bool is_read(const std::string& path) const { return read_.contains(path); }

 private:
  const facts::Definition* find(const std::string& name, facts::FileId near) const;

  const facts::Facts& facts_;
  std::unordered_map<std::string, std::vector<const facts::Definition*>> by_name_;
  std::set<std::pair<std::string, std::uint32_t>> classes_;   // path, where the name begins
  std::set<std::pair<std::string, std::string>> functions_;  // path, namespace
  std::set<std::string> read_;
};

}  // namespace ssot::lint
