// collect_all.hpp - many units side by side, one set of facts.
//
//   Commands  =>  workers (store, or a parse)  =>  facts of each  =>  merge
//
// The order in which workers finish cannot be seen in the result (facts/merge.hpp). A worker holds one AST at
// a time: memory is workers x the largest unit, or what the budget gives.
#pragma once

#include <functional>
#include <vector>

#include "collect/collect.hpp"
#include "collect/memory_budget.hpp"
#include "collect/preambles.hpp"

namespace ssot::collect {

// Called from workers, one at a time.
using Progress = std::function<void(std::size_t done, std::size_t total, const std::string& file)>;

// What a run has for its work; none of it decides a fact. Not owned, null: without.
struct Means {
  unsigned jobs = 1;
  FactsStore* store = nullptr;      // what it has is not parsed; what is parsed, and parses, is kept there
  Preambles* preambles = nullptr;   // what units share, parsed once
  MemoryBudget* memory = nullptr;   // fewer than `jobs` at once where it is too small for them
  bool whole = false;               // no function body is passed over
  const Unreached* unreached = nullptr;  // what a parse with edits passes over; the facts are without it
  bool classes = true;              // else what is returned has the definitions of canonical classes alone
};

// What is known of the command of this number. Called from workers, one at a time, in any order.
using Take = std::function<void(std::size_t i, facts::Facts facts)>;

void collect_into(const Take& take, const std::vector<const scan::Command*>& commands, const EntityIndex& index,
                  const Territory& territory, const Overlay& overlay, const Means& means, const Progress& progress);

// The facts of each command, in the order of the commands.
std::vector<facts::Facts> collect_each(const std::vector<const scan::Command*>& commands,
                                       const EntityIndex& index, const Territory& territory,
                                       const Overlay& overlay, const Means& means, const Progress& progress);

facts::Facts collect_all(const std::vector<const scan::Command*>& commands, const EntityIndex& index,
                         const Territory& territory, const Overlay& overlay, const Means& means,
                         const Progress& progress);

}  // namespace ssot::collect
