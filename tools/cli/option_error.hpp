// option_error.hpp - what the option parser refuses, in the form that every other mistake is told in.
//
//   CLI11's error, the command it came from  =>  what, and the nearest name that there is
#pragma once

#include <llvm/Support/Error.h>
#include <CLI/CLI.hpp>

namespace ssot::cli {

llvm::Error option_error(const CLI::App& app, const CLI::ParseError& error);

}  // namespace ssot::cli
