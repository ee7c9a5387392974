#include "prove/run_compiler.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <optional>
#include <sstream>

#include "support/interrupt.hpp"

extern char** environ;

namespace ssot::prove {
namespace {

std::vector<char*> pointers(std::vector<std::string>& words) {
  std::vector<char*> out;
  for (std::string& each : words) out.push_back(each.data());
  out.push_back(nullptr);
  return out;
}

std::vector<std::string> environment() {
  std::vector<std::string> out;
  for (char** each = environ; *each != nullptr; ++each) {
    const std::string one = *each;
    if (!one.starts_with("CCACHE_DISABLE=") && !one.starts_with("LC_ALL=")) out.push_back(one);
  }
  out.emplace_back("CCACHE_DISABLE=1");
  out.emplace_back("LC_ALL=C");  // "error:" in every compiler's words
  return out;
}

}  // namespace

Ran run_compiler(const std::vector<std::string>& args, const std::string& directory, const std::string& log) {
  std::vector<std::string> words = args, variables = environment();
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addchdir_np(&actions, directory.c_str());
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, log.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  pid_t child = 0;
  std::optional<Uninterrupted> none_behind_a_signal(std::in_place);
  const int failed =
      posix_spawnp(&child, words.front().c_str(), &actions, nullptr, pointers(words).data(), pointers(variables).data());
  none_behind_a_signal.reset();
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) return {false, "error: cannot run " + args.front() + ": " + std::strerror(failed)};
  int status = 0;
  while (waitpid(child, &status, 0) == -1 && errno == EINTR) {
  }
  std::ostringstream said;
  said << std::ifstream(log).rdbuf();
  return {WIFEXITED(status) && WEXITSTATUS(status) == 0, said.str()};
}

std::string first_error(const std::string& said) {
  std::istringstream lines(said);
  std::string first;
  for (std::string line; std::getline(lines, line);) {
    if (line.find("error:") != std::string::npos) return line;
    if (first.empty()) first = line;
  }
  return first.empty() ? "it said nothing" : first;
}

}  // namespace ssot::prove
