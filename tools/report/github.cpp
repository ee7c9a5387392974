#include "report/github.hpp"

#include "report/severity.hpp"
#include "report/source_lines.hpp"
#include "report/text.hpp"
#include "report/utf8.hpp"

namespace ssot::report {
namespace {

// What the runner takes apart again (actions/toolkit, command.ts): in a message % and ends of lines, in a property
// also what ends one.
std::string escaped(const std::string& text, bool property) {
  std::string out;
  for (const char byte : as_utf8(text)) {
    if (byte == '%')
      out += "%25";
    else if (byte == '\r')
      out += "%0D";
    else if (byte == '\n')
      out += "%0A";
    else if (byte == ':' && property)
      out += "%3A";
    else if (byte == ',' && property)
      out += "%2C";
    else
      out += byte;
  }
  return out;
}

std::string name_of(const std::string& check, const std::vector<lint::CheckInfo>& checks) {
  for (const lint::CheckInfo& info : checks)
    if (info.id == check) return check + " " + info.name;
  return check;
}

// Columns only within one line: GitHub refuses them elsewhere.
std::string properties_of(const lint::Region& region, SourceLines& sources) {
  std::string out = "file=" + escaped(sources.in_checkout(region.file).value_or(region.file), true);
  if (region.line == 0) return out;
  out += ",line=" + std::to_string(region.line);
  if (region.end_line >= region.line) out += ",endLine=" + std::to_string(region.end_line);
  if (region.column == 0 || region.end_line != region.line) return out;
  out += ",col=" + std::to_string(sources.utf16_column(region.file, region.line, region.column));
  if (region.end_column > region.column)
    out += ",endColumn=" + std::to_string(sources.utf16_column(region.file, region.line, region.end_column));
  return out;
}

std::string annotation(const lint::Finding& finding, const std::vector<lint::CheckInfo>& checks,
                       SourceLines& sources) {
  std::string text = finding.message;
  for (const lint::Related& related : finding.related)
    text += "\n" + sources.shown(related.region) + ": " + related.message;
  if (!finding.help.empty()) text += "\nhelp: " + finding.help;
  return "::" + std::string(severity_name(finding.severity)) + " " + properties_of(finding.region, sources) +
         ",title=" + escaped(name_of(finding.check, checks), true) + "::" + escaped(text, false) + "\n";
}

std::string left_out(std::size_t errors, std::size_t warnings) {
  std::string out;
  const auto add = [&](std::size_t count, const std::string& what) {
    if (count > kGithubAnnotations)
      out += (out.empty() ? "" : " and ") + std::to_string(count - kGithubAnnotations) + " " + what +
             (count == kGithubAnnotations + 1 ? "" : "s");
  };
  add(errors, "error");
  add(warnings, "warning");
  return out.empty() ? "" : "; " + out + " more than GitHub shows of one step";
}

}  // namespace

std::string render_github(const lint::Result& result, const std::vector<lint::CheckInfo>& checks,
                          const RenderOptions& options) {
  SourceLines sources(options);
  std::string out;
  if (result.unparsed != 0)
    out += "::error title=ssot lint::" + std::to_string(result.unparsed) +
           " translation units did not parse, so what they hold is not known\n";
  for (const lint::Severity severity : {lint::Severity::error, lint::Severity::warning}) {
    std::size_t left = kGithubAnnotations - (severity == lint::Severity::error && result.unparsed != 0 ? 1 : 0);
    for (const lint::Finding& finding : result.findings)
      if (finding.severity == severity && left != 0) {
        out += annotation(finding, checks, sources);
        --left;
      }
  }
  const std::string told = summary(result);
  if (result.findings.empty() && result.unparsed == 0) return told + "\n";
  const std::size_t errors = lint::count(result, lint::Severity::error) + (result.unparsed != 0 ? 1 : 0);
  return out + "::notice title=ssot lint::" +
         escaped(told + left_out(errors, lint::count(result, lint::Severity::warning)), false) + "\n";
}

}  // namespace ssot::report
