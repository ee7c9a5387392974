#include "report/account.hpp"

#include <nlohmann/json.hpp>

#include "report/source_lines.hpp"
#include "support/counted.hpp"
#include "support/problem.hpp"

namespace ssot::report {
namespace {

using Json = nlohmann::ordered_json;

std::string list_of(const Account& account, SiteStatus status, const SourceLines& sources, bool colour) {
  std::string out;
  for (const AccountLine& line : account.lines) {
    if (line.status != status) continue;
    std::string place = to_string(Place{sources.shown(line.file), line.line, line.column, ""});
    out += (colour ? "\x1b[1m" + place + ":\x1b[0m" : place + ":") + " " + name_of(status) + ": " +
           line.entity + " [" + line.rule + "]\n";
    if (!line.reason.empty()) out += "    why: " + line.reason + "\n";
    if (!line.todo.empty()) out += "    do:  " + line.todo + "\n";
  }
  return out;
}

std::string row(std::size_t count, const std::string& what) {
  std::string number = std::to_string(count);
  number.insert(0, number.size() < 7 ? 7 - number.size() : 0, ' ');
  return number + "  " + what + "\n";
}

// The first of them: of the rest a program may want to know, and it reads the JSON.
std::string places_of(const OtherMention& mention) {
  constexpr std::size_t most = 10;
  std::string out;
  for (std::size_t i = 0; i < mention.places.size() && i < most; ++i) out += "           " + mention.places[i] + "\n";
  if (mention.places.size() > most)
    out += "           and " + std::to_string(mention.places.size() - most) + " more (--format json lists all)\n";
  return out;
}

std::string includes_row(const IncludeCounts& includes) {
  if (includes.all() == 0) return {};
  return row(includes.all(), "includes edited in " + counted(includes.files, "file") +
                                 (includes.files_only == 0 ? std::string()
                                                           : ", " + std::to_string(includes.files_only) +
                                                                 " of which " +
                                                                 (includes.files_only == 1 ? "has" : "have") +
                                                                 " no other edit") +
                                 ": " + std::to_string(includes.replaced) + " replaced, " + std::to_string(includes.added) +
                                 " added, " + std::to_string(includes.removed) + " removed");
}

std::string share(const Account& account) {
  if (account.found == 0) return "";
  std::size_t tenths = account.rewritten * 1000 / account.found;
  return " (" + std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + "%)";
}

}  // namespace

const char* name_of(SiteStatus status) {
  switch (status) {
    case SiteStatus::rewritten:
      return "rewritten";
    case SiteStatus::noted:
      return "noted";
    case SiteStatus::refused:
      return "refused";
    case SiteStatus::outside:
      return "outside";
  }
  return "unknown";
}

std::string render_text(const Account& account, const RenderOptions& options) {
  SourceLines sources(options);
  std::string out = list_of(account, SiteStatus::refused, sources, options.colour) +
                    list_of(account, SiteStatus::noted, sources, options.colour);
  out += row(account.found, "sites found");
  out += row(account.rewritten, "rewritten" + share(account));
  out += row(account.noted, "noted: they stay on the shim");
  out += row(account.refused, "refused");
  if (!account.outside_of.empty()) out += row(account.outside, "outside of " + account.outside_of + ": they stay for another run");
  out += includes_row(account.includes);
  if (!account.kept_headers.empty())
    out += row(account.kept_headers.size(), "legacy headers stay as they are: what stays cannot live on a shim");
  for (const auto& [header, why] : account.kept_headers) out += "           " + header + ": " + why + "\n";
  for (const OtherMention& mention : account.other_mentions)
    out += row(mention.count, "other mentions: " + mention.what) + places_of(mention);
  for (const std::string& place : account.unexplained) out += "           " + place + "\n";
  out += row(account.files_edited, "files edited");
  out += row(account.units_verified, "translation units verified");
  if (account.proof) out += render_text(*account.proof, options);
  if (!account.reconciles())
    out +=
        "the account does not reconcile: found is not the sum of what became of the sites; this is a fault of ssot\n";
  return out;
}

std::string render_json(const Account& account, const RenderOptions& options) {
  SourceLines sources(options);
  Json lines = Json::array();
  for (const AccountLine& line : account.lines)
    lines.push_back({{"id", line.id},
                     {"status", name_of(line.status)},
                     {"rule", line.rule},
                     {"entity", line.entity},
                     {"file", sources.shown(line.file)},
                     {"line", line.line},
                     {"column", line.column},
                     {"reason", line.reason},
                     {"todo", line.todo}});
  Json mentions = Json::array();
  for (const OtherMention& mention : account.other_mentions)
    mentions.push_back({{"what", mention.what}, {"count", mention.count}, {"places", mention.places}});
  Json kept = Json::array();
  for (const auto& [header, why] : account.kept_headers) kept.push_back({{"header", header}, {"why", why}});
  Json document = {{"schema", "ssot-account"},
                   {"version", 1},
                   {"found", account.found},
                   {"rewritten", account.rewritten},
                   {"noted", account.noted},
                   {"refused", account.refused},
                   {"outside", account.outside},
                   {"reconciles", account.reconciles()},
                   {"files_edited", account.files_edited},
                   {"units_verified", account.units_verified},
                   {"includes",
                    {{"replaced", account.includes.replaced},
                     {"added", account.includes.added},
                     {"removed", account.includes.removed},
                     {"files", account.includes.files},
                     {"files_only", account.includes.files_only}}},
                   {"kept_headers", std::move(kept)},
                   {"lines", std::move(lines)},
                   {"other_mentions", std::move(mentions)},
                   {"unexplained", account.unexplained}};
  if (account.proof) document["proof"] = Json::parse(render_json(*account.proof, options));
  return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace ssot::report
