// git.hpp - is the working tree clean?
#pragma once

#include <string>
#include <vector>

namespace ssot::cli {

// Tracked files under `root` with uncommitted changes, relative to the checkout's top; empty if clean or no
// checkout.
std::vector<std::string> uncommitted_changes(const std::string& root);

}  // namespace ssot::cli
