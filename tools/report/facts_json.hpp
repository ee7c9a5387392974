// facts_json.hpp - what is known of units, for people and scripts.
//
//   Facts of one unit each, or of many merged  =>  JSON (docs/schema/facts.schema.json), or lines of text
//
// A selection: what a reader can use without knowing how edits are planned. Paths are relative to the root where they lie
// below it; places are byte offsets into the file, half open, as facts have them. Sorted, so that two dumps can be
// compared. Rejected: every member of Facts (they are made for the planner, and change with it).
#pragma once

#include <string>
#include <vector>

#include "facts/facts.hpp"

namespace ssot::report {

// A unit of which nothing is kept: it was never parsed, or has changed since, or does not parse.
struct UnknownUnit {
  std::string file;
  std::string configuration;
};

std::string facts_json(const facts::Facts& facts, const std::vector<UnknownUnit>& unknown, const std::string& root);
std::string facts_text(const facts::Facts& facts, const std::vector<UnknownUnit>& unknown, const std::string& root);

}  // namespace ssot::report
