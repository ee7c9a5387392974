#include "report/markdown.hpp"

#include <map>
#include <utility>

#include "report/source_lines.hpp"
#include "report/text.hpp"
#include "report/uri.hpp"
#include "report/utf8.hpp"
#include "support/counted.hpp"

namespace ssot::report {
namespace {

// What is wrong and what it should be => its places, in the findings' order.
using Rows = std::vector<std::pair<const lint::Finding*, std::vector<const lint::Finding*>>>;

Rows rows_of(const std::vector<const lint::Finding*>& findings) {
  Rows rows;
  std::map<std::pair<std::string, std::string>, std::size_t> at;
  for (const lint::Finding* finding : findings) {
    const auto [known, is_new] = at.try_emplace({finding->subject, finding->peer}, rows.size());
    if (is_new) rows.push_back({finding, {}});
    rows[known->second].second.push_back(finding);
  }
  return rows;
}

// A code span in a cell: neither a backtick nor a bar may end it.
std::string code(const std::string& text) {
  if (text.empty()) return "";
  std::string out;
  for (const char byte : as_utf8(text)) {
    if (byte == '|')
      out += "\\|";
    else
      out += byte == '`' ? '\'' : byte == '\n' || byte == '\r' ? ' ' : byte;
  }
  return "`" + out + "`";
}

std::string linked_place(const lint::Region& region, const SourceLines& sources, const RenderOptions& options) {
  const std::string line = region.line == 0 ? "" : std::to_string(region.line);
  const std::string shown = sources.shown(region.file) + (line.empty() ? "" : ":" + line);
  const std::optional<std::string> path = sources.in_checkout(region.file);
  if (options.link.empty() || !path) return code(shown);
  return "[" + code(shown) + "](" + options.link + uri_of(*path) + (line.empty() ? "" : "#L" + line) + ")";
}

std::string places_of(const std::vector<const lint::Finding*>& findings, const SourceLines& sources,
                      const RenderOptions& options) {
  std::string out;
  for (std::size_t i = 0; i < findings.size() && i < kMarkdownPlaces; ++i)
    out += (i == 0 ? "" : ", ") + linked_place(findings[i]->region, sources, options);
  if (findings.size() > kMarkdownPlaces) out += " and " + std::to_string(findings.size() - kMarkdownPlaces) + " more";
  return out;
}

std::string table(const lint::CheckInfo& check, const std::vector<const lint::Finding*>& findings,
                  const SourceLines& sources, const RenderOptions& options) {
  std::string out = "\n**" + check.id + " " + check.name + "**: " + check.summary + " (" +
                    std::to_string(findings.size()) + ")\n\n| what | should be | where |\n|---|---|---|\n";
  const Rows rows = rows_of(findings);
  for (std::size_t i = 0; i < rows.size() && i < kMarkdownRows; ++i)
    out += "| " + code(rows[i].first->subject) + " | " + code(rows[i].first->peer) + " | " +
           places_of(rows[i].second, sources, options) + " |\n";
  if (rows.size() > kMarkdownRows) out += "\nand " + std::to_string(rows.size() - kMarkdownRows) + " more.\n";
  return out + "\nWhy, and how to mend or allow it: `ssot explain " + check.id + "`\n";
}

}  // namespace

std::string render_markdown(const lint::Result& result, const std::vector<lint::CheckInfo>& checks,
                            const RenderOptions& options) {
  const SourceLines sources(options);
  std::string out = "### ssot lint: " + summary(result) + "\n";
  if (result.unparsed != 0)
    out += "\n**Not whole:** " + counted(result.unparsed, "translation unit") +
           " did not parse, so what they hold is not known.\n";
  std::map<std::string, std::vector<const lint::Finding*>> by_check;
  for (const lint::Finding& finding : result.findings)
    if (finding.severity != lint::Severity::note) by_check[finding.check].push_back(&finding);
  std::string left_out;
  for (const auto& [id, findings] : by_check) {
    lint::CheckInfo info{id, "", lint::Severity::error, "", ""};
    for (const lint::CheckInfo& check : checks)
      if (check.id == id) info = check;
    const std::string text = table(info, findings, sources, options);
    if (out.size() + text.size() > kMarkdownBytes)
      left_out += (left_out.empty() ? "" : ", ") + std::to_string(findings.size()) + " of " + id;
    else
      out += text;
  }
  return out + (left_out.empty() ? "" : "\nand more: " + left_out + ".\n");
}

}  // namespace ssot::report
