// git.hpp - what git says of the checkout: is it clean, what was moved, what changed.
//
// Asked of git itself. Where the folder is no checkout there is nothing to ask; where git is missing in a checkout, or
// fails, the answer is not known, and that is an error, never "clean".
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "support/problem.hpp"

namespace ssot::cli {

// The top of the checkout that a folder is in, or is itself; worktrees and submodules count. Nothing where it is in none.
std::optional<std::string> checkout_top(const std::string& folder);
inline bool is_checkout(const std::string& folder) { return checkout_top(folder).has_value(); }

struct GitAnswer {
  int code = 0;      // what it ended with; 0: it did what it was asked for
  std::string out;   // as it is
  std::string said;  // the first line of standard error
};

// Runs git in a folder. Nothing where it cannot be run at all; `why` says so then.
std::optional<GitAnswer> ask_git(const std::string& folder, const std::vector<std::string>& words, std::string& why);

// Why an answer is none, for people: `why` of ask_git, or what git ended with.
std::string failure_of(const std::optional<GitAnswer>& answer, const std::string& command, const std::string& why);

// "path\0path\0" as a list.
std::vector<std::string> split_at_nul(const std::string& text);

// Tracked files under `root` with uncommitted changes, relative to the checkout's top; empty if clean or no
// checkout.
llvm::Expected<std::vector<std::string>> uncommitted_changes(const std::string& root);

}  // namespace ssot::cli
