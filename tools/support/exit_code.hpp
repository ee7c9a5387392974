// exit_code.hpp - the one table of what the process says to the shell.
//
// Every subcommand returns one of these; the option parser's own codes are mapped onto it in cli/.
// Where several hold, `worst` picks: usage, then incomplete, then refused, then findings.
#pragma once

#include <initializer_list>

namespace ssot {

enum class ExitCode {
  clean = 0,       // clean, or done
  findings = 1,    // a finding that is not baselined, or work left under --check
  usage = 2,       // usage, rules or configuration error
  incomplete = 3,  // a selected translation unit did not parse; nothing written unless --keep-going
  refused = 4,     // a file read-only or changed meanwhile, a dirty tree; nothing was written
};

constexpr ExitCode worst(ExitCode a, ExitCode b) {
  for (ExitCode code : {ExitCode::usage, ExitCode::incomplete, ExitCode::refused, ExitCode::findings})
    if (a == code || b == code) return code;
  return ExitCode::clean;
}

}  // namespace ssot
