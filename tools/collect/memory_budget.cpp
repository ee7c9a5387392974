#include "collect/memory_budget.hpp"

#include <malloc.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <limits>
#include <string>

namespace ssot::collect {
namespace {

constexpr std::uint64_t unlimited = std::numeric_limits<std::uint64_t>::max();

// A file that holds a number, as the container's limits do; "max" and no file are no limit.
std::uint64_t number_in(const std::string& path) {
  std::uint64_t number = 0;
  return std::ifstream(path) >> number ? number : unlimited;
}

std::uint64_t left_in_container() {
  const std::uint64_t most = number_in("/sys/fs/cgroup/memory.max");
  const std::uint64_t used = number_in("/sys/fs/cgroup/memory.current");
  if (most == unlimited || used == unlimited) return unlimited;
  return most > used ? most - used : 0;
}

std::uint64_t left_in_system() {
  std::ifstream in("/proc/meminfo");
  std::string name, unit;
  for (std::uint64_t kilobytes = 0; in >> name >> kilobytes; std::getline(in, unit))
    if (name == "MemAvailable:") return kilobytes << 10;
  return unlimited;
}

// The next parse may be another thread's, whose allocator does not see what this one freed.
void to_the_system() {
#ifdef __GLIBC__
  ::malloc_trim(0);
#endif
}

}  // namespace

MemoryBudget::MemoryBudget(std::uint64_t bytes, std::uint64_t held, std::uint64_t expected)
    : bytes_(bytes), held_(held), expected_(std::max<std::uint64_t>(expected, 1)) {}

std::uint64_t MemoryBudget::fits() const {
  return std::max<std::uint64_t>(1, bytes_ > held_ ? (bytes_ - held_) / expected_ : 0);
}

std::uint64_t MemoryBudget::at_once() const {
  const std::lock_guard lock(mutex_);
  return fits();
}

void MemoryBudget::take() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return running_ < fits(); });
  ++running_;
}

void MemoryBudget::give_back(std::uint64_t needed) {
  {
    const std::lock_guard lock(mutex_);
    --running_;
    if (needed != 0) expected_ = is_known_ ? std::max(expected_, needed) : needed;
    is_known_ = is_known_ || needed != 0;
    if (running_ + 1 >= fits()) to_the_system();
  }
  changed_.notify_all();
}

std::uint64_t MemoryBudget::available() {
  const std::uint64_t left = std::min(left_in_system(), left_in_container());
  return left == unlimited ? unlimited : left / 5 * 4 + held_by_process();
}

std::uint64_t MemoryBudget::held_by_process() {
  std::ifstream in("/proc/self/statm");
  std::uint64_t all = 0, resident = 0;
  if (!(in >> all >> resident)) return 0;
  return resident * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

std::optional<std::uint64_t> read_size(std::string_view text) {
  const std::string whole(text);
  char* end = nullptr;
  const double number = std::strtod(whole.c_str(), &end);
  std::string unit(end);
  if (end == whole.c_str() || !std::isfinite(number) || number <= 0) return std::nullopt;
  if (unit.size() > 1 && (unit.back() == 'B' || unit.back() == 'b')) unit.pop_back();
  const std::size_t power = unit.empty() ? 0 : std::string_view("KMGT").find(static_cast<char>(unit.front() & ~0x20)) + 1;
  if (unit.size() > 1 || (power == 0 && !unit.empty())) return std::nullopt;
  const double bytes = std::ldexp(number, static_cast<int>(10 * power));
  if (bytes < 1 || bytes >= std::ldexp(1, 60)) return std::nullopt;
  return static_cast<std::uint64_t>(bytes);
}

}  // namespace ssot::collect
