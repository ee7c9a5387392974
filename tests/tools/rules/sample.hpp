// sample.hpp - a small rules file for tests, its rules given as JSON text, and the errors of a reading as
// lines.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "rules/read_concept.hpp"

namespace ssot::rules::sample {

inline std::string concept_with(const std::string& rules) {
  // One line each, for the tests count them.
  static const std::string head = R"json({
"version": 1, "concept": "store", "summary": "one store",
"canonical": {"type": "c::Store", "include": "<c/store.hpp>",
  "instance": {"reference": "c::store()", "pointer": "&c::store()", "shared": "c::ptr()", "owner": "P"}},
"legacy": [{"header": "old/store.h", "why": "it was first", "rules": [
)json";
  return head + rules + "\n]}]}";
}

// The rules begin in this line of concept_with.
constexpr unsigned first_line = 6;

struct Told {
  Place place;
  std::string what;
  std::string mend;
};

inline std::vector<Told> told(llvm::Error error) {
  std::vector<Told> all;
  llvm::handleAllErrors(std::move(error), [&](const Problem& problem) {
    all.push_back({problem.place(), problem.what(), problem.mend()});
  });
  return all;
}

inline std::vector<Told> errors_of(const std::string& text) {
  auto read = read_concept("r.json", text);
  return read ? std::vector<Told>{} : told(read.takeError());
}

inline std::vector<Told> errors_in_rules(const std::string& rules) {
  return errors_of(concept_with(rules));
}

}  // namespace ssot::rules::sample
