#include "cli/code_host.hpp"

#include <cstdlib>
#include <filesystem>

#include "cli/git.hpp"

namespace ssot::cli {
namespace {

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

}  // namespace

std::string checkout_of(const std::string& root) {
  if (std::optional<std::string> top = checkout_top(root)) return std::move(*top);
  std::error_code ignored;
  for (const char* name : {"GITHUB_WORKSPACE", "CI_PROJECT_DIR"})
    if (const std::string folder = variable(name); !folder.empty()) {
      const std::string top = std::filesystem::weakly_canonical(folder, ignored).string();
      if (!ignored && root.starts_with(top + "/")) return top;
    }
  return root;
}

std::string link_of_environment() {
  const std::string server = variable("GITHUB_SERVER_URL"), repository = variable("GITHUB_REPOSITORY");
  if (const std::string commit = variable("GITHUB_SHA"); !server.empty() && !repository.empty() && !commit.empty())
    return server + "/" + repository + "/blob/" + commit + "/";
  const std::string project = variable("CI_PROJECT_URL");
  if (const std::string commit = variable("CI_COMMIT_SHA"); !project.empty() && !commit.empty())
    return project + "/-/blob/" + commit + "/";
  return {};
}

}  // namespace ssot::cli
