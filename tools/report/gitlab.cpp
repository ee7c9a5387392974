#include "report/gitlab.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "report/fingerprint.hpp"
#include "report/source_lines.hpp"

namespace ssot::report {
namespace {

using Json = nlohmann::ordered_json;

const char* severity_of(lint::Severity severity) {
  switch (severity) {
    case lint::Severity::error:
      return "major";
    case lint::Severity::warning:
      return "minor";
    case lint::Severity::note:
      return "info";
  }
  return "info";
}

}  // namespace

std::string render_gitlab(const lint::Result& result, const RenderOptions& options) {
  const SourceLines sources(options);
  const std::vector<std::string> fingerprints = ordinal_fingerprints(result.findings);
  Json report = Json::array();
  for (std::size_t i = 0; i < result.findings.size(); ++i) {
    const lint::Finding& finding = result.findings[i];
    const lint::Region& at = finding.region;
    report.push_back({{"description", finding.message},
                      {"check_name", finding.check},
                      {"fingerprint", fingerprints[i]},
                      {"severity", severity_of(finding.severity)},
                      {"location",
                       {{"path", sources.in_checkout(at.file).value_or(at.file)},
                        {"lines", {{"begin", std::max(1U, at.line)}}}}}});
  }
  return report.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace ssot::report
