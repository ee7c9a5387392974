#include "report/json.hpp"

#include <nlohmann/json.hpp>

#include "report/fingerprint.hpp"
#include "report/severity.hpp"
#include "report/source_lines.hpp"

namespace ssot::report {
namespace {

using Json = nlohmann::ordered_json;

Json region_of(const lint::Region& region, SourceLines& sources) {
  return {{"file", sources.shown(region.file)},
          {"line", region.line},
          {"column", region.column},
          {"end_line", region.end_line},
          {"end_column", region.end_column}};
}

Json render(const lint::Finding& finding, const std::string& fingerprint, SourceLines& sources) {
  Json related = Json::array();
  for (const lint::Related& each : finding.related)
    related.push_back({{"place", region_of(each.region, sources)}, {"message", each.message}});
  return {{"check", finding.check},
          {"severity", severity_name(finding.severity)},
          {"place", region_of(finding.region, sources)},
          {"message", finding.message},
          {"help", finding.help},
          {"subject", finding.subject},
          {"peer", finding.peer},
          {"fixable", finding.fixable},
          {"fingerprint", fingerprint},
          {"related", std::move(related)}};
}

}  // namespace

std::string render_json(const lint::Result& result, const RenderOptions& options) {
  const std::vector<lint::Finding>& findings = result.findings;
  SourceLines sources(options);
  std::vector<std::string> fingerprints = ordinal_fingerprints(findings);
  Json rendered = Json::array();
  for (std::size_t i = 0; i < findings.size(); ++i)
    rendered.push_back(render(findings[i], fingerprints[i], sources));
  Json document = {{"schema", "ssot-findings"},
                   {"version", kFindingsVersion},
                   {"tool", {{"name", "ssot"}, {"version", options.version}}},
                   {"configuration", options.configuration},
                   {"findings", std::move(rendered)},
                   {"summary",
                    {{"errors", lint::count(result, lint::Severity::error)},
                     {"warnings", lint::count(result, lint::Severity::warning)},
                     {"notes", lint::count(result, lint::Severity::note)},
                     {"suppressed", lint::count(result, lint::Excuse::suppression)},
                     {"baselined", lint::count(result, lint::Excuse::baseline)},
                     {"earlier", lint::count(result, lint::Excuse::earlier)},
                     {"unparsed", result.unparsed}}}};
  // Source text may hold bytes that are not UTF-8; they are shown as U+FFFD rather than refused.
  return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace ssot::report
