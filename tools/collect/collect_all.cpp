#include "collect/collect_all.hpp"

#include <atomic>
#include <mutex>
#include <thread>

#include "facts/merge.hpp"

namespace ssot::collect {

std::vector<facts::Facts> collect_each(const std::vector<const scan::Command*>& commands,
                                       const EntityIndex& index, const Territory& territory,
                                       const Overlay& overlay, unsigned jobs, const Progress& progress) {
  std::vector<facts::Facts> parts(commands.size());
  std::atomic<std::size_t> next{0};
  std::size_t done = 0;
  std::mutex told;
  const auto work = [&] {
    for (std::size_t i = next++; i < commands.size(); i = next++) {
      parts[i] = collect(*commands[i], index, territory, overlay);
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
                         const Progress& progress) {
  return facts::merge(collect_each(commands, index, territory, overlay, jobs, progress));
}

}  // namespace ssot::collect
