// rule_probe.hpp - one C++ file that compiles if the rules of a concept are right.
//
//   Concept  =>  make_probe  =>  text, and for each stretch of it the place in the rules file it came from
//
// Each `from` becomes aliases for its types, written inside its own namespace, where they mean what they mean
// in the legacy header. Each replacement becomes two functions: one that returns it (value), one that only
// executes it (statement); its holes are parameters of the legacy types, with types that have rules already
// renamed, for that is what stands at a site after the rewrite. A hole that may be absent is compiled with
// its default, too. A rule for a template becomes function templates, with its own parameters. Pure text; no Clang. Rejected: a file for each rule (the headers are parsed a hundred
// times). Limit: types are spelled as inside the namespace; a type nested in the class must be qualified by
// it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "rules/concept.hpp"

namespace ssot::verify {

// A stretch of one line of the probe and where it came from: a byte of a string value of the rules file.
struct ProbeSpan {
  unsigned line = 0;   // 1-based
  unsigned begin = 0;  // 1-based columns, half open
  unsigned end = 0;
  std::string pointer;     // JSON pointer of the string value
  std::size_t offset = 0;  // in its content
  bool exact = false;      // each column has its own byte; else all stand for `offset`
};

struct Probe {
  static constexpr std::size_t no_rule = static_cast<std::size_t>(-1);

  std::string text;
  std::vector<ProbeSpan> spans;
  std::vector<std::size_t> rule_of_line;  // index into Concept::rules, by line - 1
  unsigned first_replacement = 0;         // line; before it stand the aliases
};

Probe make_probe(const rules::Concept& unit);

// The namespace in which a rule's types are spelled, and the one that holds its aliases:
// p0, p1, … parameters; r the result, target or underlying type; b0, … bases.
std::string legacy_namespace(const rules::Concept& unit, const rules::Rule& rule);
std::string alias_namespace(const rules::Concept& unit, std::size_t rule);

// The functions of all replacements are in this namespace.
inline constexpr const char* probe_namespace = "ssot_rules_check";

// A type as it is spelled in `scope`, with types that have rules renamed: "const ConnectionInfo&" =>
// "const ssot::ConnectionSnapshot&".
std::string renamed_type(const rules::Concept& unit, const std::string& scope, const std::string& type);

}  // namespace ssot::verify
