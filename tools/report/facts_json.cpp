#include "report/facts_json.hpp"

#include <nlohmann/json.hpp>

#include "lint/legacy.hpp"
#include "report/utf8.hpp"
#include "support/counted.hpp"
#include "support/path.hpp"

namespace ssot::report {
namespace {

using Json = nlohmann::ordered_json;

class Dump {
 public:
  Dump(const facts::Facts& facts, const std::string& root) : facts_(facts), root_(root) {}

  Json units(const std::vector<UnknownUnit>& unknown) const {
    Json out = Json::array();
    for (const facts::Unit& unit : facts_.units) {
      Json files = Json::array();
      for (const facts::FileId file : unit.files) files.push_back(shown(facts_.path(file)));
      out.push_back({{"file", shown(unit.file)},
                     {"configuration", unit.configuration},
                     {"known", true},
                     {"files", std::move(files)},
                     {"outside", unit.outside.size()}});
    }
    for (const UnknownUnit& unit : unknown)
      out.push_back({{"file", shown(unit.file)},
                     {"configuration", unit.configuration},
                     {"known", false},
                     {"files", Json::array()},
                     {"outside", 0}});
    return out;
  }

  Json sites() const {
    Json out = Json::array();
    for (const facts::Site& site : facts_.sites)
      out.push_back({{"what", lint::words_for(site.kind)},
                     {"entity", site.entity},
                     {"rule", site.rule},
                     {"place", place(site.name)},
                     {"enclosing", site.enclosing},
                     {"configuration", site.configuration}});
    return out;
  }

  Json includes() const {
    Json out = Json::array();
    for (const facts::Include& include : facts_.includes)
      out.push_back({{"written", include.written},
                     {"target", shown(facts_.path(include.target))},
                     {"place", place(include.spelled)},
                     {"in_conditional", include.in_conditional}});
    return out;
  }

  Json definitions() const {
    Json out = Json::array();
    for (const facts::Definition& each : facts_.definitions)
      out.push_back({{"name", each.name},
                     {"keyword", each.keyword},
                     {"place", place(each.name_range)},
                     {"bases", each.bases},
                     {"public_methods", each.methods.size()},
                     {"fields", each.fields.size()}});
    return out;
  }

  Json aliases() const {
    Json out = Json::array();
    for (const facts::Alias& alias : facts_.aliases)
      out.push_back({{"name", alias.name}, {"target", alias.target}, {"place", place(alias.name_range)}});
    return out;
  }

  Json instances() const {
    Json out = Json::array();
    for (const facts::Instance& each : facts_.instances)
      out.push_back({{"type", each.type}, {"how", each.how}, {"place", place(each.place)}, {"enclosing", each.enclosing}});
    return out;
  }

  std::string shown(const std::string& path) const { return as_utf8(shown_below(root_, path)); }
  std::string at(const facts::Range& range) const {
    return shown(facts_.path(range.file)) + ":" + std::to_string(range.begin) + "-" + std::to_string(range.end);
  }

 private:
  Json place(const facts::Range& range) const {
    return {{"file", shown(facts_.path(range.file))}, {"begin", range.begin}, {"end", range.end}};
  }

  const facts::Facts& facts_;
  const std::string& root_;
};

}  // namespace

std::string facts_json(const facts::Facts& facts, const std::vector<UnknownUnit>& unknown, const std::string& root) {
  const Dump dump(facts, root);
  const Json out = {{"schema", "ssot-facts"},
                    {"version", 1},
                    {"units", dump.units(unknown)},
                    {"sites", dump.sites()},
                    {"includes", dump.includes()},
                    {"definitions", dump.definitions()},
                    {"aliases", dump.aliases()},
                    {"instances", dump.instances()}};
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string facts_text(const facts::Facts& facts, const std::vector<UnknownUnit>& unknown, const std::string& root) {
  const Dump dump(facts, root);
  std::string out;
  const auto in = [](const std::string& configuration) { return configuration.empty() ? "" : " (in " + configuration + ")"; };
  for (const facts::Unit& unit : facts.units)
    out += dump.shown(unit.file) + in(unit.configuration) + ": " + counted(unit.files.size(), "file") + " of the project, " +
           std::to_string(unit.outside.size()) + " others\n";
  for (const UnknownUnit& unit : unknown) out += dump.shown(unit.file) + in(unit.configuration) + ": nothing is kept\n";
  for (const facts::Site& site : facts.sites)
    out += dump.at(site.name) + ": " + lint::words_for(site.kind) + " " + site.entity + " [" + site.rule + "]\n";
  for (const facts::Definition& each : facts.definitions) out += dump.at(each.name_range) + ": " + each.keyword + " " + each.name + "\n";
  return out;
}

}  // namespace ssot::report
