// explain_rule.hpp - what a rule says, in words, and what a check of the lint says, from its page.
//
//   rules::Rule => report::RuleAnswer        docs/checks/SSOT0NN-*.md => report::CheckAnswer
//
// The pages are built in, so that the binary explains itself without the sources and cannot say otherwise than they do.
#pragma once

#include <optional>
#include <string>

#include "lint/finding.hpp"
#include "report/explanation.hpp"
#include "rules/concept.hpp"

namespace ssot::cli {

// Without `sites`.
report::RuleAnswer explain_rule(const rules::Rule& rule, const rules::Concept& of);

report::CheckAnswer explain_check(const lint::CheckInfo& info);

}  // namespace ssot::cli
