// fact_builder.hpp - a small program as facts, made by hand: its text, and what stands where in it.
//
//   Program p; p.file("src/a.cpp", "old::M m;"); p.use("src/a.cpp", "old::M", "old-m");  =>
//   p.check("SSOT010")
//
// The concept is a manager `app::Manager` in <app/manager.hpp>; its legacy header is old/manager.h, with the
// implementation src/old_manager.cpp. Places are found by the text that stands there.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "facts/facts.hpp"
#include "lint/context.hpp"
#include "lint/registry.hpp"
#include "lint/run.hpp"
#include "support/disk.hpp"

namespace ssot::lint {

class Program {
 public:
  facts::Facts facts;
  rules::RuleSet rules;
  Ledger ledger;
  MemoryDisk disk;
  std::string root = "/p";
  bool all_definitions = false;
  std::map<std::string, std::string> headers;   // of Context, as the four below
  std::vector<std::string> files_below_root;
  std::set<std::string> own_files, lost_includes;
  Programs programs;

  Program() {
    rules::Concept unit;
    unit.id = "manager";
    unit.canonical.type = "app::Manager";
    unit.canonical.include = "<app/manager.hpp>";
    unit.canonical.implementation_headers = {"app/detail/manager_impl.hpp"};
    unit.canonical.allow_family = {"app::testing::Manager"};
    unit.headers = {{"old/manager.h", {"src/old_manager.cpp"}, {}, "", false, {}}};
    rules::Rule rule;
    rule.id = "old-m";
    rule.from.kind = rules::EntityKind::type;
    rule.from.name = "old::M";
    rule.cases = {{{}, {"app::Manager", "app::Manager"}, {}}};
    unit.rules = {rule};
    rules.concepts = {unit};
  }

  rules::Concept& unit() { return rules.concepts[0]; }

  // `path` from the root, or absolute for a file outside it.
  facts::FileId file(const std::string& path, const std::string& text = {}) {
    const std::string full = path.starts_with("/") ? path : root + "/" + path;
    for (facts::FileId id = 0; id < facts.files.size(); ++id)
      if (facts.files[id].path == full) return id;
    disk.files[full] = text;
    facts.files.push_back({full, 1, full.starts_with(root + "/"), true});
    return static_cast<facts::FileId>(facts.files.size() - 1);
  }

  facts::Range range(const std::string& path, const std::string& text) {
    const facts::FileId id = file(path);
    const auto at = disk.files[facts.path(id)].find(text);
    EXPECT_NE(at, std::string::npos) << "'" << text << "' is not in " << path;
    return {id, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + text.size())};
  }

  facts::Site& use(const std::string& path, const std::string& text, const std::string& rule = "old-m") {
    facts::Site site;
    site.rule = rule;
    site.entity = "old::M";
    site.range = site.name = range(path, text);
    return facts.sites.emplace_back(site);
  }

  facts::Include& include(const std::string& path, const std::string& target) {
    const std::string written = "\"" + target + "\"";
    facts::Include include;
    include.spelled = range(path, written);
    include.range = range(path, "#include " + written);
    include.target = file("include/" + target);
    include.written = target;
    return facts.includes.emplace_back(include);
  }

  facts::Definition& define(const std::string& path, const std::string& name) {
    facts::Definition definition;
    definition.usr = "c:@" + name;
    definition.name = name;
    definition.keyword = "class";
    definition.range = definition.name_range = range(path, unqualified(name));
    definition.token_hash = 7;
    return facts.definitions.emplace_back(definition);
  }

  facts::ShimFunction& body(const std::string& path, const std::string& name, unsigned statements = 1) {
    return facts.shim_functions.emplace_back(
        facts::ShimFunction{name, range(path, unqualified(name)), false, statements, false});
  }

  LedgerEntry& note(const std::string& rule, const std::string& entity, const std::string& path,
                    unsigned count = 1) {
    return ledger.entries.emplace_back(
        LedgerEntry{rule, entity, path, "", count, "it is kept", "move it", ""});
  }

  Context context() const {
    Context given{facts, rules, ledger, disk, root};
    given.headers = headers;
    given.files = given.texts = files_below_root;
    given.own_files = own_files;
    given.lost_includes = lost_includes;
    given.programs = programs;
    given.all_definitions = all_definitions;
    return given;
  }

  std::vector<Finding> check(const std::string& id) const {
    for (const Check& check : all_checks())
      if (check.info.id == id) return check.run(context());
    ADD_FAILURE() << "there is no check " << id;
    return {};
  }

  Result result(const std::set<std::string>& only = {}) const { return run(context(), only); }
  std::vector<Finding> run_all(const std::set<std::string>& only = {}) const { return result(only).findings; }
};

// "SSOT010 error src/a.cpp:1:1 old::M", for comparisons that read well.
inline std::string brief(const Finding& finding) {
  const char* severities[] = {"note", "warning", "error"};
  return finding.check + " " + severities[static_cast<int>(finding.severity)] + " " +
         finding.region.file.substr(3) + ":" + std::to_string(finding.region.line) + ":" +
         std::to_string(finding.region.column) + " " + finding.subject;
}

inline std::vector<std::string> briefs(const std::vector<Finding>& findings) {
  std::vector<std::string> out;
  for (const Finding& finding : findings) out.push_back(brief(finding));
  return out;
}

}  // namespace ssot::lint
