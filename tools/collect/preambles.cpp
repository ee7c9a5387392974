#include "collect/preambles.hpp"

#include <filesystem>

namespace ssot::collect {
namespace {

constexpr std::size_t most_bytes = 128 << 20;
constexpr unsigned enough = 4;
constexpr unsigned least = 2;

std::vector<std::string> of_the_system(const std::vector<LeadingInclude>& includes) {
  std::vector<std::string> out;
  for (const LeadingInclude& each : includes)
    if (each.path.empty()) out.push_back(each.written);
  return out;
}

// All but the source.
std::string flags_of(const scan::Command& command) {
  std::string out = command.directory + '\0' + std::filesystem::path(command.file).extension().string();
  for (std::size_t i = 0; i + 1 < command.args.size(); ++i) out += '\0' + command.args[i];
  return out;
}

std::string key_of(const std::string& flags, const std::vector<std::string>& written, std::size_t count) {
  std::string out = flags + '\0';
  for (std::size_t i = 0; i < count; ++i) out += '\n' + written[i];
  return out;
}

// With its first `count` includes of the system.
std::vector<LeadingInclude> as_far_as(std::vector<LeadingInclude> includes, std::size_t count) {
  std::size_t end = 0;
  while (count > 0) count -= includes[end++].path.empty() ? 1 : 0;
  includes.resize(end);
  return includes;
}

}  // namespace

Preambles::Preambles(std::vector<scan::Command> units, const EntityIndex& index, Territory territory)
    : units_(std::move(units)), index_(index), territory_(std::move(territory)) {}

void Preambles::count() {
  for (const scan::Command& unit : units_) {
    const std::vector<std::string> written = of_the_system(leading_includes(unit, index_, territory_, {}));
    const std::string flags = flags_of(unit);
    for (std::size_t i = 1; i <= written.size(); ++i) ++shared_by_[key_of(flags, written, i)];
  }
  units_.clear();
}

// How many of the includes; 0: none.
std::size_t Preambles::choose(const std::string& flags, const std::vector<std::string>& written, std::size_t most) const {
  std::size_t few = 0;
  for (std::size_t i = std::min(most, written.size()); i > 0; --i) {
    const std::string key = key_of(flags, written, i);
    const auto slot = slots_.find(key);
    if (slot != slots_.end() && slot->second.preamble) return i;
    const auto shared = shared_by_.find(key);
    const unsigned by = shared == shared_by_.end() ? 0 : shared->second;
    if (by >= enough) return i;
    if (by >= least && few == 0) few = i;
  }
  return few;
}

std::optional<Beginning> Preambles::find(const scan::Command& command, const Overlay& overlay) {
  std::call_once(counted_, [&] { count(); });
  const std::vector<LeadingInclude> includes = leading_includes(command, index_, territory_, overlay);
  std::vector<std::string> written = of_the_system(includes);
  const std::string flags = flags_of(command);
  std::unique_lock lock(mutex_);
  for (std::size_t most = written.size();;) {
    const std::size_t count = choose(flags, written, most);
    if (count == 0) return std::nullopt;
    const std::string key = key_of(flags, written, count);
    Slot& slot = slots_[key];
    if (slot.usable < count) {
      most = slot.usable;
      continue;
    }
    if (slot.is_made_now) return std::nullopt;
    if (!slot.preamble) {
      slot.is_made_now = true;
      lock.unlock();
      std::variant<Preamble, UsableIncludes> made =
          make_preamble(command, {written.begin(), written.begin() + static_cast<std::ptrdiff_t>(count)}, index_, territory_);
      lock.lock();
      slot.is_made_now = false;
      if (const auto* less = std::get_if<UsableIncludes>(&made)) {
        slot.usable = less->count;
        continue;
      }
      keep(key, slot, std::get<Preamble>(std::move(made)));
    } else {
      ages_.splice(ages_.end(), ages_, slot.age);
    }
    ++used_;
    return Beginning{slot.preamble, as_far_as(includes, count)};
  }
}

void Preambles::keep(const std::string& key, Slot& slot, Preamble preamble) {
  ++made_;
  bytes_ += preamble.precompiled.size();
  while (bytes_ > most_bytes && !ages_.empty()) {
    Slot& oldest = slots_.at(ages_.front());
    bytes_ -= oldest.preamble->precompiled.size();
    oldest.preamble.reset();
    ages_.pop_front();
  }
  slot.preamble = std::make_shared<const Preamble>(std::move(preamble));
  slot.age = ages_.insert(ages_.end(), key);
}

std::size_t Preambles::made() const {
  const std::lock_guard lock(mutex_);
  return made_;
}

std::size_t Preambles::used() const {
  const std::lock_guard lock(mutex_);
  return used_;
}

}  // namespace ssot::collect
