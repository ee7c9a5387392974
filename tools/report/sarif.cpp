#include "report/sarif.hpp"

#include <llvm/ADT/StringExtras.h>
#include <llvm/Support/Compression.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <numeric>
#include <tuple>

#include "report/fingerprint.hpp"
#include "report/severity.hpp"
#include "report/source_lines.hpp"
#include "report/uri.hpp"

namespace ssot::report {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

// One result to be: of a finding that is told, or of one that is excused.
struct Entry {
  const lint::Finding* finding;
  const lint::Excused* excused;  // null: it is told
  std::string fingerprint;
};

std::vector<Entry> entries_of(const lint::Result& result, bool all) {
  std::vector<Entry> entries;
  const std::vector<std::string> told = ordinal_fingerprints(result.findings);
  for (std::size_t i = 0; i < result.findings.size(); ++i) entries.push_back({&result.findings[i], nullptr, told[i]});
  if (!all) return entries;
  std::vector<lint::Finding> excused;
  for (const lint::Excused& each : result.excused) excused.push_back(each.finding);
  const std::vector<std::string> behind = ordinal_fingerprints(excused, result.findings);
  for (std::size_t i = 0; i < result.excused.size(); ++i)
    if (const lint::Excused& each = result.excused[i]; each.by != lint::Excuse::earlier)
      entries.push_back({&each.finding, &each, behind[i]});
  return entries;
}

// All of them or, above the limit, what is told before what is excused and the most severe first; in their order.
std::vector<std::size_t> kept_of(const std::vector<Entry>& entries, std::size_t limit) {
  std::vector<std::size_t> kept(entries.size());
  std::iota(kept.begin(), kept.end(), std::size_t{0});
  if (kept.size() <= limit) return kept;
  const auto rank = [&](std::size_t i) {
    return std::tuple(entries[i].excused != nullptr, -static_cast<int>(entries[i].finding->severity), i);
  };
  std::sort(kept.begin(), kept.end(), [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
  kept.resize(limit);
  std::sort(kept.begin(), kept.end());
  return kept;
}

// What code hosts measure; the text itself where nothing here can compress.
std::size_t compressed_size(const std::string& text) {
  if (!llvm::compression::zlib::isAvailable()) return text.size();
  llvm::SmallVector<std::uint8_t, 0> out;
  llvm::compression::zlib::compress(llvm::arrayRefFromStringRef(text), out);
  return out.size();
}

Json notification(const char* level, const std::string& text) {
  return {{"level", level}, {"message", {{"text", text}}}};
}

class SarifWriter {
 public:
  SarifWriter(const lint::Result& result, const std::vector<lint::CheckInfo>& checks, const RenderOptions& options)
      : result_(result),
        entries_(entries_of(result, options.sarif_all)),
        options_(options),
        sources_(options),
        checks_(checks) {
    std::map<std::string, lint::CheckInfo> unknown;
    for (const lint::CheckInfo& check : checks_) index_.try_emplace(check.id, index_.size());
    for (const Entry& entry : entries_)
      if (!index_.contains(entry.finding->check)) unknown.try_emplace(entry.finding->check, bare(*entry.finding));
    for (const auto& [id, check] : unknown) {
      index_.try_emplace(id, index_.size());
      checks_.push_back(check);
    }
  }

  // Fewer results until it fits; the run says how many are left out.
  std::string text() {
    std::size_t limit = std::min(options_.limit, entries_.size());
    while (true) {
      std::string out = log(limit).dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
      const std::size_t size = compressed_size(out);
      if (size <= options_.limit_bytes || limit == 0) return out;
      const double part = 0.9 * static_cast<double>(options_.limit_bytes) / static_cast<double>(size);
      limit = std::min(limit - 1, static_cast<std::size_t>(static_cast<double>(limit) * part));
    }
  }

 private:
  Json log(std::size_t limit) {
    return {{"$schema", schema}, {"version", "2.1.0"}, {"runs", Json::array({run(limit)})}};
  }

  static lint::CheckInfo bare(const lint::Finding& finding) {
    return {finding.check, finding.check, finding.severity, finding.check, finding.check};
  }

  Json run(std::size_t limit) {
    const std::vector<std::size_t> kept = kept_of(entries_, limit);
    Json results = Json::array();
    for (const std::size_t i : kept) results.push_back(result(entries_[i]));
    return {{"tool", {{"driver", driver()}}},
            {"invocations", Json::array({invocation(entries_.size() - kept.size())})},
            {"originalUriBaseIds", {{"%SRCROOT%", {{"description", {{"text", "The root of the repository."}}}}}}},
            {"columnKind", "utf16CodeUnits"},
            {"results", std::move(results)},
            {"automationDetails",
             {{"id", options_.configuration.empty() ? "ssot/" : "ssot/" + options_.configuration + "/"}}}};
  }

  Json driver() const {
    Json rules = Json::array();
    for (const lint::CheckInfo& check : checks_) rules.push_back(rule(check));
    return {{"name", "ssot"}, {"semanticVersion", options_.version}, {"rules", std::move(rules)}};
  }

  static Json rule(const lint::CheckInfo& check) {
    const char* level = severity_name(check.severity);
    return {{"id", check.id},
            {"name", check.name},
            {"shortDescription", {{"text", check.summary}}},
            {"fullDescription", {{"text", check.description}}},
            {"help",
             {{"text", check.description},
              {"markdown", check.page.empty() ? "**" + check.id + " " + check.name + "**: " + check.description
                                              : check.page}}},
            {"defaultConfiguration", {{"level", level}}},
            {"properties",
             {{"precision", "very-high"},
              {"problem.severity", check.severity == lint::Severity::note ? "recommendation" : level},
              {"tags", Json::array({"maintainability"})}}}};
  }

  Json invocation(std::size_t left_out) const {
    Json notes = Json::array();
    if (result_.unparsed != 0)
      notes.push_back(notification("error", std::to_string(result_.unparsed) +
                                                " translation units did not parse, so what they hold is not known."));
    if (left_out != 0)
      notes.push_back(notification("warning", std::to_string(left_out) + " more findings are not in this file."));
    Json invocation = {{"executionSuccessful", result_.unparsed == 0}};
    if (!notes.empty()) invocation["toolExecutionNotifications"] = std::move(notes);
    return invocation;
  }

  Json result(const Entry& entry) {
    const lint::Finding& finding = *entry.finding;
    std::string text = finding.message;
    Json related = Json::array();
    for (std::size_t i = 0; i < finding.related.size(); ++i) {
      Json place = location(finding.related[i].region);
      place["id"] = i + 1;
      place["message"] = {{"text", finding.related[i].message}};
      related.push_back(std::move(place));
      text += " [" + link_text(finding.related[i].message) + "](" + std::to_string(i + 1) + ")";
    }
    if (!finding.help.empty()) text += "\n" + finding.help;
    Json result = {{"ruleId", finding.check},
                   {"ruleIndex", index_.at(finding.check)},
                   {"level", severity_name(finding.severity)},
                   {"message", {{"text", text}}},
                   {"locations", Json::array({location(finding.region)})},
                   {"partialFingerprints", {{"primaryLocationLineHash", entry.fingerprint}}}};
    if (!related.empty()) result["relatedLocations"] = std::move(related);
    if (entry.excused != nullptr)
      result["suppressions"] = Json::array(
          {{{"kind", entry.excused->by == lint::Excuse::suppression ? "inSource" : "external"},
            {"status", "accepted"},
            {"justification", entry.excused->reason}}});
    result["properties"] = {
        {"subject", finding.subject}, {"peer", finding.peer}, {"fixable", finding.fixable}};
    return result;
  }

  // SARIF 2.1.0 section 3.11.6: brackets and backslashes in link text are escaped.
  static std::string link_text(const std::string& message) {
    std::string text;
    for (char c : message) {
      if (c == '[' || c == ']' || c == '\\') text += '\\';
      text += c;
    }
    return text;
  }

  Json location(const lint::Region& region) {
    std::optional<std::string> relative = sources_.in_checkout(region.file);
    Json artifact = relative ? Json{{"uri", uri_of(*relative)}, {"uriBaseId", "%SRCROOT%"}}
                             : Json{{"uri", "file://" + uri_of(region.file)}};
    Json physical = {{"artifactLocation", std::move(artifact)}};
    if (region.line != 0) physical["region"] = place(region);
    return {{"physicalLocation", std::move(physical)}};
  }

  Json place(const lint::Region& region) {
    Json place = {{"startLine", region.line}};
    if (region.column != 0)
      place["startColumn"] = sources_.utf16_column(region.file, region.line, region.column);
    if (region.end_line >= region.line) {
      place["endLine"] = region.end_line;
      if (region.end_column != 0)
        place["endColumn"] = sources_.utf16_column(region.file, region.end_line, region.end_column);
    }
    return place;
  }

  const lint::Result& result_;
  const std::vector<Entry> entries_;
  const RenderOptions& options_;
  SourceLines sources_;
  std::vector<lint::CheckInfo> checks_;
  std::map<std::string, std::size_t> index_;
};

}  // namespace

std::string render_sarif(const lint::Result& result, const std::vector<lint::CheckInfo>& checks,
                         const RenderOptions& options) {
  return SarifWriter(result, checks, options).text();
}

}  // namespace ssot::report
