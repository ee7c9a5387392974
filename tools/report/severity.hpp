// severity.hpp - how a severity is spelled, in text, JSON and SARIF alike (SARIF 2.1.0 section 3.27.10).
#pragma once

#include "lint/finding.hpp"

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

}  // namespace ssot::report
