// read_tests.hpp - the code that a rules file shows its rules with.
//
//   "tests": {"valid": [code], "invalid": [{before, after, outcome, why}]}  =>  read_tests  =>  Tests
//
// Code is a string, or an array of its lines: JSON has no better text of several lines. Whether the code is right is
// asked of the compiler, by `ssot rules test`.
#pragma once

#include "rules/concept.hpp"
#include "rules/json_reader.hpp"

namespace ssot::rules {

// `node` is the object that may have the key "tests".
Tests read_tests(JsonReader& reader, const JsonNode& node);

}  // namespace ssot::rules
