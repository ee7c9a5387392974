#include "collect/collect_all.hpp"

#include <atomic>
#include <mutex>
#include <thread>

#include "facts/merge.hpp"
#include "support/memory.hpp"

namespace ssot::collect {
namespace {

// One parse's part of the memory.
class Admission {
 public:
  explicit Admission(MemoryBudget* budget) : budget_(budget) {
    if (budget_ != nullptr) budget_->take();
  }
  ~Admission() {
    if (budget_ != nullptr) budget_->give_back(bytes_);
  }
  Admission(const Admission&) = delete;
  Admission& operator=(const Admission&) = delete;
  std::uint64_t* bytes() { return &bytes_; }

 private:
  MemoryBudget* budget_;
  std::uint64_t bytes_ = 0;
};

facts::Facts facts_of(const scan::Command& command, const EntityIndex& index, const Territory& territory,
                      const Overlay& overlay, const Means& means) {
  const std::uint64_t without = means.unreached != nullptr ? means.unreached->digest() : 0;
  if (means.store != nullptr)
    if (std::optional<facts::Facts> known = means.store->find(command, overlay, without)) return std::move(*known);
  Admission admission(means.memory);
  std::optional<Beginning> beginning;
  if (means.preambles != nullptr) beginning = means.preambles->find(command, overlay);
  std::vector<Input> inputs;
  bool passed_over = false;
  facts::Facts facts = collect(command, index, territory, overlay,
                               {beginning ? &*beginning : nullptr, means.unreached, means.whole,
                                means.store != nullptr ? &inputs : nullptr, admission.bytes(), &passed_over});
  return_free_blocks();
  if (means.store != nullptr && facts.units.front().parsed)
    means.store->keep(command, inputs, facts, passed_over ? without : 0);
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

void collect_into(const Take& take, const std::vector<const scan::Command*>& commands, const EntityIndex& index,
                  const Territory& territory, const Overlay& overlay, const Means& means, const Progress& progress) {
  const Overlay laid_over = under_all_names(overlay, territory);
  std::atomic<std::size_t> next{0};
  std::size_t done = 0;
  std::mutex told;
  const auto work = [&] {
    for (std::size_t i = next++; i < commands.size(); i = next++) {
      facts::Facts facts = facts_of(*commands[i], index, territory, laid_over, means);
      if (!means.classes) {
        std::erase_if(facts.definitions, [&](const facts::Definition& each) { return !index.is_replacing_name(each.name); });
        facts.function_groups.clear();
      }
      const std::lock_guard lock(told);
      take(i, std::move(facts));
      if (progress) progress(++done, commands.size(), commands[i]->file);
    }
  };
  std::vector<std::jthread> workers;
  for (unsigned i = 1; i < means.jobs && i < commands.size(); ++i) workers.emplace_back(work);
  work();
}

std::vector<facts::Facts> collect_each(const std::vector<const scan::Command*>& commands,
                                       const EntityIndex& index, const Territory& territory,
                                       const Overlay& overlay, const Means& means, const Progress& progress) {
  std::vector<facts::Facts> parts(commands.size());
  collect_into([&](std::size_t i, facts::Facts facts) { parts[i] = std::move(facts); }, commands, index, territory,
               overlay, means, progress);
  return parts;
}

facts::Facts collect_all(const std::vector<const scan::Command*>& commands, const EntityIndex& index,
                         const Territory& territory, const Overlay& overlay, const Means& means,
                         const Progress& progress) {
  facts::Merger merger;
  collect_into([&](std::size_t, facts::Facts facts) { merger.add(std::move(facts)); }, commands, index, territory,
               overlay, means, progress);
  return std::move(merger).whole();
}

}  // namespace ssot::collect
