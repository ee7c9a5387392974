// closures.hpp - every file that a command's preprocessor reads, without parsing.
//
//   Commands  =>  Clang's dependency scanner, minimised sources, one cache for all threads  =>  closures
//
// Includes through macros, forced includes and conditionals are followed as the compiler would: the scanner
// runs the preprocessor over the directives. Not seen: C++20 modules' sources (tokens.hpp reports an import).
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "scan/compile_database.hpp"
#include "scan/probes.hpp"

namespace ssot::scan {

using Progress = std::function<void(std::size_t done, std::size_t total)>;

struct Closure {
  std::vector<std::string> files;  // absolute, as the compiler names them, and plain (plain_path.hpp)
  bool complete = false;           // the scanner met no error
  std::string missing;             // a header that is not there, as it is written: the scanner goes no further
  std::string missing_at;          // "/r/a.cpp:3:10"
};

// One for each command, in its order, whatever the number of threads. `probes`: receives what was asked of the disk.
std::vector<Closure> find_closures(const std::vector<const Command*>& commands, unsigned jobs, const Progress& progress,
                                   Probes* probes = nullptr);

}  // namespace ssot::scan
