#include "cli/code_owners.hpp"

#include <sstream>

#include "support/glob.hpp"
#include "support/problem.hpp"

namespace ssot::cli {
namespace {

// As .gitignore has it: with a slash it begins at the root, without one it is found in every folder.
std::string as_regex(std::string pattern) {
  std::string out;
  const std::size_t slash = pattern.find('/');
  if (slash == std::string::npos || slash + 1 == pattern.size()) out = "(.*/)?";
  if (pattern.starts_with('/')) pattern.erase(0, 1);
  const bool one_level = pattern == "*" || pattern.ends_with("/*");
  const bool is_folder = pattern.ends_with('/');
  out += regex_of_glob(pattern);
  if (is_folder) return out + ".*";
  return one_level ? out : out + "(/.*)?";
}

}  // namespace

std::string CodeOwners::of(const std::string& path) const {
  for (auto line = lines_.rbegin(); line != lines_.rend(); ++line)
    if (std::regex_match(path, line->pattern)) return line->owners;
  return {};
}

llvm::Expected<CodeOwners> read_code_owners(const std::string& root, const Disk& disk) {
  for (const char* name : {"/.github/CODEOWNERS", "/CODEOWNERS", "/docs/CODEOWNERS", "/.gitlab/CODEOWNERS"}) {
    if (!disk.exists(root + name)) continue;
    llvm::Expected<std::string> text = disk.read(root + name);
    if (!text) return text.takeError();
    CodeOwners out;
    std::istringstream lines(*text);
    for (std::string line; std::getline(lines, line);) {
      std::istringstream words(line.substr(0, line.find('#')));
      std::string pattern, owners;
      if (!(words >> pattern) || pattern.starts_with('[') || pattern.starts_with("^[")) continue;
      for (std::string owner; words >> owner;) owners += (owners.empty() ? "" : " ") + owner;
      out.lines_.push_back({std::regex(as_regex(pattern)), owners});
    }
    return out;
  }
  return problem({root, 0, 0, {}}, "there is no CODEOWNERS file",
                 "write one (.github/CODEOWNERS, CODEOWNERS, docs/CODEOWNERS or .gitlab/CODEOWNERS), or slice by folder");
}

}  // namespace ssot::cli
