#include <ssot/options.hpp>

#include <algorithm>

namespace ssot {

std::chrono::milliseconds ResumePolicy::delay(int attempt) const noexcept {
  std::chrono::milliseconds wait = std::max(initial, std::chrono::milliseconds{0});
  for (int i = 1; i < attempt && wait < max && wait.count() > 0; ++i) {
    wait = wait > max / 2 ? max : wait * 2;
  }
  return std::min(wait, std::max(max, std::chrono::milliseconds{0}));
}

}  // namespace ssot
