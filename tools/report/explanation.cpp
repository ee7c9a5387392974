#include "report/explanation.hpp"

#include <nlohmann/json.hpp>

#include "report/source_lines.hpp"

namespace ssot::report {
namespace {

using Json = nlohmann::ordered_json;

std::string bold(const std::string& text, const RenderOptions& options) {
  return options.colour ? "\x1b[1m" + text + "\x1b[0m" : text;
}

std::string shown(const Place& place, const RenderOptions& options) {
  return to_string(Place{SourceLines(options).shown(place.file), place.line, place.column, {}});
}

// "    name:    text", and nothing for an empty text.
std::string row(const std::string& name, const std::string& text) {
  if (text.empty()) return {};
  std::string head = "    " + name + (name.empty() ? "" : ":");
  head.resize(std::max<std::size_t>(head.size() + 1, 13), ' ');
  return head + text + "\n";
}

std::string lines_of(const std::string& mark, const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out += "      " + mark + " " + line + "\n";
  return out;
}

std::string unit_of(const SiteAnswer::Seen& seen) {
  return seen.unit + (seen.configuration.empty() ? "" : " (" + seen.configuration + ")");
}

constexpr std::size_t most_units = 5;

std::string units_of(const std::string& name, const std::vector<SiteAnswer::Seen>& units) {
  std::string out;
  for (std::size_t i = 0; i < std::min(units.size(), most_units); ++i) out += (i == 0 ? "" : ", ") + unit_of(units[i]);
  if (units.size() > most_units) out += " and " + std::to_string(units.size() - most_units) + " more";
  return row(name, out);
}

std::string others_of(const std::string& name, const std::vector<SiteAnswer::Other>& others, std::size_t more,
                      const RenderOptions& options) {
  std::string out;
  for (const SiteAnswer::Other& other : others)
    out += row(name, shown(other.place, options) + ": " + other.entity + ", " + other.status);
  if (more != 0) out += row(name, "and " + std::to_string(more) + " more");
  return out;
}

std::string text_of(const SiteAnswer& site, const RenderOptions& options) {
  std::string out = bold(shown(site.place, options) + ":", options) + " " + site.status + ": " + site.what + " " +
                    site.entity + (site.rule.empty() ? "" : " [" + site.rule + "]") + "\n";
  out += row("why", site.reason) + row("do", site.todo);
  out += row("in", site.enclosing);
  if (!site.rule_text.empty()) out += row("rule", shown(site.rule_place, options) + ": " + site.rule_text);
  out += row("remark", site.remark);
  if (!site.before.empty() || !site.after.empty())
    out += (site.status == "refused" ? "    tried:\n" : "    change:\n") + lines_of("-", site.before) + lines_of("+", site.after);
  out += others_of("with", site.together, site.more, options);
  out += units_of("seen by", site.seen) + units_of("not by", site.not_seen);
  out += row("owner", site.owner) + row("id", site.id);
  return out;
}

Json place_of(const Place& place, const RenderOptions& options) {
  return {{"file", SourceLines(options).shown(place.file)}, {"line", place.line}, {"column", place.column}};
}

Json units_of(const std::vector<SiteAnswer::Seen>& units) {
  Json out = Json::array();
  for (const SiteAnswer::Seen& unit : units)
    out.push_back({{"unit", unit.unit}, {"configuration", unit.configuration}});
  return out;
}

Json others_of(const std::vector<SiteAnswer::Other>& others, const RenderOptions& options) {
  Json out = Json::array();
  for (const SiteAnswer::Other& other : others)
    out.push_back({{"place", place_of(other.place, options)}, {"entity", other.entity}, {"status", other.status}});
  return out;
}

std::string text_of(const RuleAnswer& rule, const RenderOptions& options) {
  std::string out = bold(shown(rule.place, options) + ":", options) + " " + rule.id + " of " + rule.concept_id + "\n";
  out += row("from", rule.from);
  for (const RuleAnswer::Becomes& one : rule.becomes) {
    const std::string when = one.when.empty() ? "" : "if " + one.when + ": ";
    out += row("becomes", when + (one.value.empty() ? one.statement : one.value));
    if (!one.value.empty() && !one.statement.empty() && one.statement != one.value)
      out += row("", when + one.statement + "   where the result is not used");
  }
  for (const auto& [name, how] : rule.arguments) out += row("argument", "`" + name + "` " + how);
  out += row("noted", rule.note_why) + row("do", rule.note_todo) + row("remark", rule.remark);
  out += row("header", rule.header + (rule.header_why.empty() ? "" : ": " + rule.header_why));
  if (!rule.sites) return out + row("sites", "not counted: name a build with -p");
  out += row("sites", std::to_string(rule.sites->found) + " found, " + std::to_string(rule.sites->rewritten) +
                          " rewritten, " + std::to_string(rule.sites->noted) + " noted, " +
                          std::to_string(rule.sites->refused) + " refused");
  return out + others_of("stays", rule.sites->staying, rule.sites->more, options);
}

Json json_of(const RuleAnswer& rule, const RenderOptions& options) {
  Json becomes = Json::array();
  for (const RuleAnswer::Becomes& one : rule.becomes)
    becomes.push_back({{"when", one.when}, {"value", one.value}, {"statement", one.statement}});
  Json arguments = Json::array();
  for (const auto& [name, how] : rule.arguments) arguments.push_back({{"name", name}, {"how", how}});
  Json out = {{"id", rule.id},
              {"concept", rule.concept_id},
              {"from", rule.from},
              {"place", place_of(rule.place, options)},
              {"header", rule.header},
              {"header_why", rule.header_why},
              {"becomes", std::move(becomes)},
              {"arguments", std::move(arguments)},
              {"note_why", rule.note_why},
              {"note_todo", rule.note_todo},
              {"remark", rule.remark},
              {"sites", nullptr}};
  if (rule.sites)
    out["sites"] = {{"found", rule.sites->found},     {"rewritten", rule.sites->rewritten},
                    {"noted", rule.sites->noted},     {"refused", rule.sites->refused},
                    {"staying", others_of(rule.sites->staying, options)}, {"staying_more", rule.sites->more}};
  return out;
}

std::string document(const char* of, const char* member, Json value) {
  const Json whole = {{"schema", "ssot-explanation"}, {"version", 1}, {"of", of}, {member, std::move(value)}};
  return whole.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string render_text(const std::vector<SiteAnswer>& sites, const RenderOptions& options) {
  std::string out;
  for (const SiteAnswer& site : sites) out += (out.empty() ? "" : "\n") + text_of(site, options);
  return out;
}

std::string render_text(const std::vector<RuleAnswer>& rules, const RenderOptions& options) {
  std::string out;
  for (const RuleAnswer& rule : rules) out += (out.empty() ? "" : "\n") + text_of(rule, options);
  return out;
}

std::string render_text(const CheckAnswer& check, const RenderOptions& options) {
  std::string out = bold(check.id + " " + check.name, options) + ", " + check.severity + ": " + check.summary + "\n";
  for (const auto& [heading, text] : check.sections) out += "\n" + heading + "\n" + text;
  return out + "\nThe page, with an example: " + check.page + "\n";
}

std::string render_json(const std::vector<SiteAnswer>& sites, const RenderOptions& options) {
  Json out = Json::array();
  for (const SiteAnswer& site : sites)
    out.push_back({{"id", site.id},
                   {"status", site.status},
                   {"what", site.what},
                   {"entity", site.entity},
                   {"place", place_of(site.place, options)},
                   {"enclosing", site.enclosing},
                   {"rule", site.rule},
                   {"rule_text", site.rule_text},
                   {"rule_place", place_of(site.rule_place, options)},
                   {"reason", site.reason},
                   {"todo", site.todo},
                   {"remark", site.remark},
                   {"owner", site.owner},
                   {"before", site.before},
                   {"after", site.after},
                   {"together", others_of(site.together, options)},
                   {"together_more", site.more},
                   {"seen", units_of(site.seen)},
                   {"not_seen", units_of(site.not_seen)}});
  return document("sites", "sites", std::move(out));
}

std::string render_json(const std::vector<RuleAnswer>& rules, const RenderOptions& options) {
  Json out = Json::array();
  for (const RuleAnswer& rule : rules) out.push_back(json_of(rule, options));
  return document("rules", "rules", std::move(out));
}

std::string render_json(const CheckAnswer& check, const RenderOptions&) {
  Json sections = Json::array();
  for (const auto& [heading, text] : check.sections) sections.push_back({{"heading", heading}, {"text", text}});
  return document("check", "check",
                  {{"id", check.id},
                   {"name", check.name},
                   {"severity", check.severity},
                   {"summary", check.summary},
                   {"sections", std::move(sections)},
                   {"page", check.page}});
}

}  // namespace ssot::report
