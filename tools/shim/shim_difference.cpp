#include "shim/shim_difference.hpp"

#include <algorithm>

namespace ssot::shim {

std::string shim_difference(const std::string& path, const std::string& on_disk, const std::string& written) {
  if (on_disk == written) return "";
  auto [disk_at, written_at] = std::mismatch(on_disk.begin(), on_disk.end(), written.begin(), written.end());
  auto line = 1 + std::count(on_disk.begin(), disk_at, '\n');
  return path + ":" + std::to_string(line) +
         ": this is not what the rules give; run `ssot shim`, and put what you need into the rules";
}

}  // namespace ssot::shim
