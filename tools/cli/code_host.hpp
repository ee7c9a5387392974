// code_host.hpp - what a code host knows the project's files by: paths from the top of the checkout, and links.
//
//   root, environment of a CI job  =>  checkout_of, link_of
//
// The root of the project may be a folder of the checkout; an annotation with a path from there is shown nowhere. The
// top is where `.git` is, a folder or the file that worktrees and submodules have; no git is asked. A job may have the
// files without it: then it is what the host says. Links are those of the commit that the job runs for, from the
// variables that GitHub and GitLab document; elsewhere there are none.
#pragma once

#include <string>

namespace ssot::cli {

// The root itself where nothing above it is a checkout.
std::string checkout_of(const std::string& root);

// "https://github.com/owner/name/blob/<commit>/"; empty where no code host says what it is.
std::string link_of_environment();

}  // namespace ssot::cli
