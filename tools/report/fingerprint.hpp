// fingerprint.hpp - the identity of findings as code hosts want it: `<16 hex>:<ordinal>`.
//
// The hex part is the finding's semantic fingerprint (check, subject, peer); the ordinal, from 1, tells apart
// those that share it, in order of place, so that it does not hang on the order of the list.
#pragma once

#include <string>
#include <vector>

#include "lint/finding.hpp"

namespace ssot::report {

// One for each finding, in the findings' order. Ordinals go on where those of `before` end.
std::vector<std::string> ordinal_fingerprints(const std::vector<lint::Finding>& findings,
                                              const std::vector<lint::Finding>& before = {});

}  // namespace ssot::report
