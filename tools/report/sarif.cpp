#include "report/sarif.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <nlohmann/json.hpp>
#include <numeric>
#include <tuple>

#include "report/fingerprint.hpp"
#include "report/severity.hpp"
#include "report/source_lines.hpp"

namespace ssot::report {
namespace {

using Json = nlohmann::ordered_json;

// RFC 3986: unreserved characters and the path's own separators stand as they are.
std::string uri_of(const std::string& path) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string uri;
  for (unsigned char byte : path) {
    bool plain =
        std::isalnum(byte) != 0 ||
        (byte != 0 && std::string_view("-._~/").find(static_cast<char>(byte)) != std::string_view::npos);
    if (plain)
      uri += static_cast<char>(byte);
    else
      uri += {'%', kHex[byte >> 4], kHex[byte & 15]};
  }
  return uri;
}

class SarifWriter {
 public:
  SarifWriter(const std::vector<lint::Finding>& findings, const std::vector<lint::CheckInfo>& checks,
              const RenderOptions& options)
      : findings_(findings), options_(options), sources_(options), checks_(checks) {
    std::map<std::string, lint::CheckInfo> unknown;
    for (const lint::CheckInfo& check : checks_) index_.try_emplace(check.id, index_.size());
    for (const lint::Finding& finding : findings_)
      if (!index_.contains(finding.check)) unknown.try_emplace(finding.check, bare(finding));
    for (const auto& [id, check] : unknown) {
      index_.try_emplace(id, index_.size());
      checks_.push_back(check);
    }
  }

  Json log() {
    return {{"$schema",
             "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"},
            {"version", "2.1.0"},
            {"runs", Json::array({run()})}};
  }

 private:
  static lint::CheckInfo bare(const lint::Finding& finding) {
    return {finding.check, finding.check, finding.severity, finding.check, finding.check};
  }

  Json run() {
    std::vector<std::size_t> kept = kept_results();
    std::vector<std::string> fingerprints = ordinal_fingerprints(findings_);
    Json results = Json::array();
    for (std::size_t i : kept) results.push_back(result(findings_[i], fingerprints[i]));
    Json run = {
        {"tool", {{"driver", driver()}}},
        {"invocations", Json::array({invocation(findings_.size() - kept.size())})},
        {"originalUriBaseIds", {{"%SRCROOT%", {{"description", {{"text", "The root of the repository."}}}}}}},
        {"columnKind", "utf16CodeUnits"},
        {"results", std::move(results)}};
    run["automationDetails"] = {
        {"id", options_.configuration.empty() ? "ssot/" : "ssot/" + options_.configuration + "/"}};
    return run;
  }

  // All of them in the caller's order or, above the limit, the most severe, still in that order.
  std::vector<std::size_t> kept_results() const {
    std::vector<std::size_t> kept(findings_.size());
    std::iota(kept.begin(), kept.end(), std::size_t{0});
    if (kept.size() <= options_.limit) return kept;
    std::sort(kept.begin(), kept.end(), [&](std::size_t a, std::size_t b) {
      return std::tie(findings_[b].severity, a) < std::tie(findings_[a].severity, b);
    });
    kept.resize(options_.limit);
    std::sort(kept.begin(), kept.end());
    return kept;
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
              {"markdown", "**" + check.id + " " + check.name + "**: " + check.description}}},
            {"defaultConfiguration", {{"level", level}}},
            {"properties",
             {{"precision", "very-high"},
              {"problem.severity", check.severity == lint::Severity::note ? "recommendation" : level},
              {"tags", Json::array({"maintainability"})}}}};
  }

  static Json invocation(std::size_t left_out) {
    Json invocation = {{"executionSuccessful", true}};
    if (left_out != 0)
      invocation["toolExecutionNotifications"] = Json::array(
          {{{"level", "warning"},
            {"message", {{"text", std::to_string(left_out) + " more findings are not in this file."}}}}});
    return invocation;
  }

  Json result(const lint::Finding& finding, const std::string& fingerprint) {
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
                   {"partialFingerprints", {{"primaryLocationLineHash", fingerprint}}}};
    if (!related.empty()) result["relatedLocations"] = std::move(related);
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
    std::optional<std::string> relative = below(options_.root, region.file);
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

  const std::vector<lint::Finding>& findings_;
  const RenderOptions& options_;
  SourceLines sources_;
  std::vector<lint::CheckInfo> checks_;
  std::map<std::string, std::size_t> index_;
};

}  // namespace

std::string render_sarif(const std::vector<lint::Finding>& findings,
                         const std::vector<lint::CheckInfo>& checks, const RenderOptions& options) {
  return SarifWriter(findings, checks, options).log().dump(2, ' ', false, Json::error_handler_t::replace) +
         "\n";
}

}  // namespace ssot::report
