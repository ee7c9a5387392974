// proof.hpp - what a comparison of object code found, unit by unit, for people and for programs.
//
//   Proof  =>  text, JSON (the member "proof" of an account)
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "report/render_options.hpp"

namespace ssot::report {

struct ProofDifference {
  std::string entity;         // readable, as the code has it before
  std::string file;           // absolute, in the text before; empty: not known
  unsigned line = 0;
  std::string what;           // one phrase
  std::string before, after;  // an instruction, or bytes; empty: none
};

enum class ProofVerdict { identical, differs, not_comparable };

struct ProofUnit {
  std::string file;           // absolute
  std::string configuration;  // where there are several: the build folder
  ProofVerdict verdict = ProofVerdict::identical;
  std::string reason;                        // why it cannot be compared
  std::size_t functions = 0, data = 0;       // compared
  std::vector<ProofDifference> differences;  // of a unit that is not comparable: what differs all the same
  std::vector<std::string> texts;            // strings that differ in a renamed name alone
  std::vector<std::string> moved;            // inline functions that only one of the two objects defines
};

struct Proof {
  std::string against;           // what the rewritten text was compared with: "disk" or "shims"
  std::vector<ProofUnit> units;  // in the order of files

  std::size_t count(ProofVerdict verdict) const;
};

std::string render_text(const Proof& proof, const RenderOptions& options);

// A JSON object, for the account to take in.
std::string render_json(const Proof& proof, const RenderOptions& options);

}  // namespace ssot::report
