#include "collect/collect_all.hpp"

#include <atomic>
#include <mutex>
#include <thread>

#include "facts/merge.hpp"

namespace ssot::collect {
namespace {

facts::Facts facts_of(const scan::Command& command, const EntityIndex& index, const Territory& territory,
                      const Overlay& overlay, FactsStore* store) {
  if (store == nullptr) return collect(command, index, territory, overlay);
  if (std::optional<facts::Facts> known = store->find(command, overlay)) return std::move(*known);
  std::vector<Input> inputs;
  facts::Facts facts = collect(command, index, territory, overlay, &inputs);
  if (facts.units.front().parsed) store->keep(command, inputs, facts);
  return facts;
}

// What is known of a unit is looked for by the names that it used.
Overlay under_all_names(const Overlay& overlay, const Territory& territory) {
  Overlay out = overlay;
  for (const auto& [other, name] : territory.same_file)
    if (const auto content = overlay.find(name); content != overlay.end()) out.emplace(other, content->second);
  return out;
}

}  // namespace

std::vector<facts::Facts> collect_each(const std::vector<const scan::Command*>& commands,
                                       const EntityIndex& index, const Territory& territory,
                                       const Overlay& overlay, unsigned jobs, const Progress& progress,
                                       FactsStore* store) {
  const Overlay laid_over = under_all_names(overlay, territory);
  std::vector<facts::Facts> parts(commands.size());
  std::atomic<std::size_t> next{0};
  std::size_t done = 0;
  std::mutex told;
  const auto work = [&] {
    for (std::size_t i = next++; i < commands.size(); i = next++) {
      parts[i] = facts_of(*commands[i], index, territory, laid_over, store);
      const std::lock_guard lock(told);
      if (progress) progress(++done, commands.size(), commands[i]->file);
    }
  };
  std::vector<std::jthread> workers;
  for (unsigned i = 1; i < jobs && i < commands.size(); ++i) workers.emplace_back(work);
  work();
  workers.clear();  // joins
  return parts;
}

facts::Facts collect_all(const std::vector<const scan::Command*>& commands, const EntityIndex& index,
                         const Territory& territory, const Overlay& overlay, unsigned jobs,
                         const Progress& progress, FactsStore* store) {
  return facts::merge(collect_each(commands, index, territory, overlay, jobs, progress, store));
}

}  // namespace ssot::collect
