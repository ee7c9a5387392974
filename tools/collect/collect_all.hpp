// collect_all.hpp - many units side by side, one set of facts.
//
//   Commands  =>  workers (store, or a parse)  =>  facts of each  =>  merge
//
// The order in which workers finish cannot be seen in the result (facts/merge.hpp). A worker holds one AST at
// a time: memory is workers x the largest unit.
#pragma once

#include <functional>
#include <vector>

#include "collect/collect.hpp"

namespace ssot::collect {

// Called from workers, one at a time.
using Progress = std::function<void(std::size_t done, std::size_t total, const std::string& file)>;

// The facts of each command, in the order of the commands. What `store` has is not parsed; what is parsed, and
// parses, is kept there. No store: nullptr.
std::vector<facts::Facts> collect_each(const std::vector<const scan::Command*>& commands,
                                       const EntityIndex& index, const Territory& territory,
                                       const Overlay& overlay, unsigned jobs, const Progress& progress,
                                       FactsStore* store = nullptr);

facts::Facts collect_all(const std::vector<const scan::Command*>& commands, const EntityIndex& index,
                         const Territory& territory, const Overlay& overlay, unsigned jobs,
                         const Progress& progress, FactsStore* store = nullptr);

}  // namespace ssot::collect
