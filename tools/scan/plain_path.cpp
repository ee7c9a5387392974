#include "scan/plain_path.hpp"

#include <sys/stat.h>

#include <string_view>

namespace ssot::scan {

bool PlainPath::is_real_folder(const std::string& path) {
  const auto [at, is_new] = folders_.try_emplace(path, false);
  struct stat now{};
  if (is_new) at->second = ::lstat(path.c_str(), &now) == 0 && S_ISDIR(now.st_mode);
  return at->second;
}

std::string PlainPath::operator()(const std::string& path) {
  if (path.find("/.") == std::string::npos && path.find("//") == std::string::npos) return path;
  std::string out;
  for (std::size_t begin = 0; begin < path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string_view part = std::string_view(path).substr(begin, end - begin);
    begin = end + 1;
    if (part.empty() || part == ".") continue;
    const bool is_up = part == ".." && !out.ends_with("/..");
    if (is_up && (out.empty() || is_real_folder(out)))
      out.resize(out.empty() ? 0 : out.rfind('/'));
    else
      out.append("/").append(part);
  }
  return out.empty() ? "/" : out;
}

}  // namespace ssot::scan
