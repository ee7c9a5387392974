// severity.hpp - how a severity is spelled, in text, JSON and SARIF alike (SARIF 2.1.0 section 3.27.10), and for people why
// a finding is not told.
#pragma once

#include "lint/result.hpp"

namespace ssot::report {

constexpr const char* severity_name(lint::Severity severity) {
  switch (severity) {
    case lint::Severity::error:
      return "error";
    case lint::Severity::warning:
      return "warning";
    case lint::Severity::note:
      return "note";
  }
  return "none";
}

constexpr const char* excuse_name(lint::Excuse by) {
  switch (by) {
    case lint::Excuse::suppression:
      return "suppressed";
    case lint::Excuse::baseline:
      return "in the baseline";
    case lint::Excuse::earlier:
      return "there before";
  }
  return "";
}

}  // namespace ssot::report
