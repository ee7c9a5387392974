#include <llvm/ADT/StringExtras.h>
#include <llvm/ADT/StringRef.h>

#include <algorithm>
#include <optional>

#include "cli/commands.hpp"
#include "cli/explain_rule.hpp"
#include "cli/explain_site.hpp"
#include "cli/project_path.hpp"
#include "lint/registry.hpp"
#include "support/nearest.hpp"

namespace ssot::cli {
namespace {

struct AskedPlace {
  std::string file;
  unsigned line = 0, column = 0;
};

// FILE:LINE or FILE:LINE:COL, as compilers and our own account write them.
std::optional<AskedPlace> place_in(llvm::StringRef what) {
  what.consume_back(":");
  const auto [head, last] = what.rsplit(':');
  unsigned number = 0;
  if (last.empty() || last.getAsInteger(10, number)) return std::nullopt;
  const auto [file, line] = head.rsplit(':');
  unsigned before = 0;
  if (!line.empty() && !line.getAsInteger(10, before)) return AskedPlace{file.str(), before, number};
  return AskedPlace{head.str(), number, 0};
}

const lint::CheckInfo* check_called(const std::string& what, const std::vector<lint::CheckInfo>& infos) {
  const auto found = std::find_if(infos.begin(), infos.end(), [&](const lint::CheckInfo& info) {
    return llvm::StringRef(info.id).equals_insensitive(what) || info.name == what;
  });
  return found == infos.end() ? nullptr : &*found;
}

struct KnownRule {
  const rules::Rule* rule;
  const rules::Concept* of;
};

std::vector<KnownRule> rules_called(const std::string& what, const rules::RuleSet& rules) {
  std::vector<KnownRule> by_id, by_entity;
  for (const rules::Concept& unit : rules.concepts)
    for (const rules::Rule& rule : unit.rules) {
      if (rule.id == what) by_id.push_back({&rule, &unit});
      if (rule.from.name == what) by_entity.push_back({&rule, &unit});
    }
  return by_id.empty() ? by_entity : by_id;
}

// Is there a build to ask? One that was named is used whatever comes of it; one that is not found is no error here.
bool has_build(const CommonOptions& common, const Workspace& workspace) {
  if (!common.build_dirs.empty() || !workspace.settings.build.empty()) return true;
  llvm::Expected<std::string> found = scan::find_compile_database(workspace.root, {});
  if (found) return true;
  llvm::consumeError(found.takeError());
  return false;
}

class Answer {
 public:
  Answer(const CommonOptions& common, const ExplainOptions& options, Disk& disk, Console& console)
      : common_(common), options_(options), disk_(disk), console_(console) {
    render_.disk = &disk;
    render_.colour = console.colour();
  }

  llvm::Expected<ExitCode> run() {
    const std::string& what = options_.what;
    const std::vector<lint::CheckInfo> infos = lint::all_infos();
    if (llvm::StringRef(what).starts_with_insensitive("SSOT0"))
      if (const lint::CheckInfo* info = check_called(what, infos)) return say(explain_check(*info));
    llvm::Expected<Workspace> rules = open_rules(common_, disk_);
    if (!rules) return rules.takeError();
    render_.root = rules->root;
    if (const std::vector<KnownRule> called = rules_called(what, rules->rules); !called.empty())
      return of_rules(called, has_build(common_, *rules));
    if (const lint::CheckInfo* info = check_called(what, infos)) return say(explain_check(*info));
    const std::optional<AskedPlace> place = place_in(what);
    if (!place && !looks_like_an_id(what)) return unknown(*rules, {});
    if (llvm::Error error = plan()) return error;
    SiteExplainer sites(*planned_, *workspace_, disk_);
    return place ? at(*place, sites) : of_entry(sites);
  }

 private:
  static bool looks_like_an_id(llvm::StringRef what) {
    return what.size() >= 4 && what.size() <= 16 && what.find_if_not([](char c) { return llvm::isHexDigit(c); }) == llvm::StringRef::npos;
  }

  llvm::Error plan() {
    if (llvm::Error error = recover_interrupted(common_, disk_, console_)) return error;
    llvm::Expected<Workspace> workspace = open_workspace(common_, disk_, console_);
    if (!workspace) return workspace.takeError();
    workspace_ = std::move(*workspace);
    Wish wish;
    wish.keep_going = true;
    llvm::Expected<Planned> planned = plan_migration(*workspace_, wish, disk_, console_);
    if (!planned) return planned.takeError();
    planned_ = std::move(*planned);
    return llvm::Error::success();
  }

  template <class Told>
  ExitCode say(const Told& told) {
    console_.result(options_.format == "json" ? report::render_json(told, render_) : report::render_text(told, render_));
    return planned_ && planned_->broken != 0 ? ExitCode::incomplete : ExitCode::clean;
  }

  llvm::Expected<ExitCode> of_rules(const std::vector<KnownRule>& called, bool with_sites) {
    std::vector<report::RuleAnswer> answers;
    for (const KnownRule& known : called) answers.push_back(explain_rule(*known.rule, *known.of));
    if (with_sites) {
      if (llvm::Error error = plan()) return error;
      SiteExplainer sites(*planned_, *workspace_, disk_);
      for (report::RuleAnswer& answer : answers) answer.sites = sites.of_rule(answer.id);
    }
    return say(answers);
  }

  llvm::Expected<ExitCode> at(const AskedPlace& place, SiteExplainer& sites) {
    llvm::Expected<std::string> path = project_path(place.file, "WHAT", *workspace_, disk_);
    if (!path) return path.takeError();
    const std::vector<report::SiteAnswer> found = sites.at(*path, place.line, place.column);
    if (!found.empty()) return say(found);
    const Place asked{workspace_->relative(*path), place.line, place.column, {}};
    if (!sites.is_shown(*path))
      return problem(asked, "no translation unit that was read shows this file, so what stands there is not known",
                     "give the build that compiles it, with -p; `--no-scan` reads every unit of it");
    std::string near;
    for (const std::string& each : sites.near(*path, place.line)) near += (near.empty() ? "" : ", ") + each;
    return problem(asked, "nothing here is legacy",
                   near.empty() ? "nor is anything else in this file" : "the nearest that is: " + near);
  }

  llvm::Expected<ExitCode> of_entry(SiteExplainer& sites) {
    const std::vector<report::SiteAnswer> found = sites.of_entry(llvm::StringRef(options_.what).lower());
    if (found.empty()) return unknown(*workspace_, sites.ids());
    return say(found);
  }

  llvm::Error unknown(const Workspace& workspace, std::vector<std::string> known) {
    for (const rules::Concept& unit : workspace.rules.concepts)
      for (const rules::Rule& rule : unit.rules) known.insert(known.end(), {rule.id, rule.from.name});
    for (const lint::CheckInfo& info : lint::all_infos()) known.insert(known.end(), {info.id, info.name});
    const std::string near = nearest(options_.what, known);
    return problem({}, "there is nothing of the name " + options_.what + " to explain",
                   near.empty() ? "name FILE:LINE, an id of the ledger, a rule, a legacy entity or a check"
                                : "did you mean " + near + "?");
  }

  const CommonOptions& common_;
  const ExplainOptions& options_;
  Disk& disk_;
  Console& console_;
  report::RenderOptions render_;
  std::optional<Workspace> workspace_;
  std::optional<Planned> planned_;
};

}  // namespace

llvm::Expected<ExitCode> run_explain(const CommonOptions& common, const ExplainOptions& options, Disk& disk,
                                     Console& console) {
  return Answer(common, options, disk, console).run();
}

}  // namespace ssot::cli
