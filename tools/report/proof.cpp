#include "report/proof.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "report/source_lines.hpp"
#include "support/counted.hpp"
#include "support/problem.hpp"

namespace ssot::report {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t max_shown = 5;  // of one unit, in text

const char* name_of(ProofVerdict verdict) {
  switch (verdict) {
    case ProofVerdict::identical:
      return "identical";
    case ProofVerdict::differs:
      return "differs";
    case ProofVerdict::not_comparable:
      return "not comparable";
  }
  return "unknown";
}

std::string bold(const std::string& text, bool colour) {
  return colour ? "\x1b[1m" + text + "\x1b[0m" : text;
}

std::string shown(const ProofDifference& one, const SourceLines& sources) {
  std::string out = "    " + one.entity;
  if (!one.file.empty()) out += " at " + to_string(Place{sources.shown(one.file), one.line, 0, ""});
  out += ": " + one.what + "\n";
  if (!one.before.empty() || !one.after.empty())
    out += "      before: " + one.before + "\n      after:  " + one.after + "\n";
  return out;
}

std::string differing(const ProofUnit& unit, const SourceLines& sources) {
  std::string out;
  for (std::size_t i = 0; i < std::min(unit.differences.size(), max_shown); ++i)
    out += shown(unit.differences[i], sources);
  if (unit.differences.size() > max_shown)
    out += "    and " + std::to_string(unit.differences.size() - max_shown) + " more; all are in the JSON account\n";
  return out;
}

std::string listed(const std::set<std::string>& all, const std::string& title) {
  if (all.empty()) return {};
  std::string out = title + "\n";
  std::size_t left = max_shown;
  for (const std::string& each : all) {
    if (left-- == 0) {
      out += "    and " + std::to_string(all.size() - max_shown) + " more; all are in the JSON account\n";
      break;
    }
    out += "    " + each + "\n";
  }
  return out;
}

}  // namespace

std::size_t Proof::count(ProofVerdict verdict) const {
  return static_cast<std::size_t>(std::count_if(
      units.begin(), units.end(), [&](const ProofUnit& unit) { return unit.verdict == verdict; }));
}

std::string render_text(const Proof& proof, const RenderOptions& options) {
  SourceLines sources(options);
  std::string out;
  std::set<std::string> texts, moved;
  std::size_t functions = 0, data = 0;
  for (const ProofUnit& unit : proof.units) {
    texts.insert(unit.texts.begin(), unit.texts.end());
    moved.insert(unit.moved.begin(), unit.moved.end());
    functions += unit.functions;
    data += unit.data;
    if (unit.verdict == ProofVerdict::identical) continue;
    const std::string where = unit.configuration.empty() ? "" : " (in " + unit.configuration + ")";
    out += bold(sources.shown(unit.file) + where + ":", options.colour) + " " + name_of(unit.verdict);
    if (!unit.reason.empty()) out += ": " + unit.reason;
    if (unit.verdict == ProofVerdict::not_comparable && unit.functions + unit.data != 0)
      out += " (" + std::to_string(unit.differences.size()) + " of " +
             counted(unit.functions + unit.data, "function") + " and data differ)";
    out += "\n";
    if (unit.verdict == ProofVerdict::differs) out += differing(unit, sources);
  }
  out += "object code: identical for " + std::to_string(proof.count(ProofVerdict::identical)) + " of " +
         counted(proof.units.size(), "translation unit") + ", before and after the rewrite" +
         (proof.against == "shims" ? ", both on the compatibility headers" : "") + "\n";
  if (const std::size_t n = proof.count(ProofVerdict::differs); n != 0) out += "  " + std::to_string(n) + " differ\n";
  if (const std::size_t n = proof.count(ProofVerdict::not_comparable); n != 0)
    out += "  " + std::to_string(n) + " not comparable\n";
  out += "  " + counted(functions, "function") + " and " + std::to_string(data) + " data compared\n";
  out += listed(texts, "  strings that hold a renamed name:");
  out += listed(moved, "  not compared, for only one of the two objects defines them:");
  return out;
}

std::string render_json(const Proof& proof, const RenderOptions& options) {
  SourceLines sources(options);
  Json units = Json::array();
  for (const ProofUnit& unit : proof.units) {
    Json differences = Json::array();
    for (const ProofDifference& one : unit.differences)
      differences.push_back({{"entity", one.entity},
                             {"file", one.file.empty() ? "" : sources.shown(one.file)},
                             {"line", one.line},
                             {"what", one.what},
                             {"before", one.before},
                             {"after", one.after}});
    units.push_back({{"file", sources.shown(unit.file)},
                     {"configuration", unit.configuration},
                     {"verdict", name_of(unit.verdict)},
                     {"reason", unit.reason},
                     {"functions", unit.functions},
                     {"data", unit.data},
                     {"differences", std::move(differences)},
                     {"texts", unit.texts},
                     {"moved", unit.moved}});
  }
  const Json document = {{"kind", "object"},
                         {"against", proof.against},
                         {"identical", proof.count(ProofVerdict::identical)},
                         {"differing", proof.count(ProofVerdict::differs)},
                         {"not_comparable", proof.count(ProofVerdict::not_comparable)},
                         {"units", std::move(units)}};
  return document.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace ssot::report
