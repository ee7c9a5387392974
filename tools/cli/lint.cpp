#include <algorithm>
#include <map>
#include <set>

#include "cli/accepted.hpp"
#include "cli/candidate_units.hpp"
#include "cli/check_pages.hpp"
#include "cli/code_host.hpp"
#include "cli/commands.hpp"
#include "cli/git.hpp"
#include "cli/include_paths.hpp"
#include "cli/lint_fix.hpp"
#include "cli/outputs.hpp"
#include "cli/programs.hpp"
#include "cli/since.hpp"
#include "cli/unread.hpp"
#include "facts/merge.hpp"
#include "lint/checks/duplicate_structure.hpp"
#include "lint/registry.hpp"
#include "lint/run.hpp"
#include "support/counted.hpp"
#include "support/nearest.hpp"

namespace ssot::cli {
namespace {

// Ids of checks that are given by id or name. `places`: where each is written, if in a file.
llvm::Expected<std::set<std::string>> chosen(const std::vector<std::string>& words, const std::vector<Place>& places = {}) {
  std::vector<std::string> known;
  std::map<std::string, std::string> ids;  // by id and by name
  for (const lint::CheckInfo& info : lint::all_infos())
    for (const std::string& word : {info.id, info.name}) {
      known.push_back(word);
      ids.emplace(word, info.id);
    }
  std::set<std::string> out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto found = ids.find(words[i]);
    if (found == ids.end()) {
      const std::string near = nearest(words[i], known);
      return problem(i < places.size() ? places[i] : Place{}, "there is no check " + words[i],
                     near.empty() ? "`ssot lint --list` lists them" : "did you mean " + near + "?");
    }
    out.insert(found->second);
  }
  return out;
}

llvm::Error check_roles(const Workspace& workspace) {
  std::vector<std::string> known;
  for (const rules::Concept& unit : workspace.rules.concepts) known.push_back(unit.id);
  for (const auto& [role, of] : workspace.settings.duplicates.roles)
    if (std::find(known.begin(), known.end(), of) == known.end()) {
      const std::string near = nearest(of, known);
      return problem({workspace.settings.file, 0, 0, "/duplicates/roles/" + role}, "there is no concept " + of,
                     near.empty() ? "name the `concept` of one of the rules files" : "did you mean " + near + "?");
    }
  return llvm::Error::success();
}

ExitCode list_checks(Console& console) {
  for (const lint::CheckInfo& info : lint::all_infos())
    console.result(info.id + "  " + info.name +
                   std::string(24 - std::min<std::size_t>(23, info.name.size()), ' ') + info.summary +
                   (info.is_on ? "" : " (off by default)") + "\n");
  return ExitCode::clean;
}

std::string ledger_file(const Workspace& workspace) {
  return workspace.root + "/" + workspace.settings.notes;
}

std::vector<lint::CheckInfo> infos_with_pages() {
  std::vector<lint::CheckInfo> infos = lint::all_infos();
  for (lint::CheckInfo& info : infos) info.page = check_page(info.id);
  return infos;
}

// A report must not take the place of what the run reads.
llvm::Error refuse_own_files(const Outputs& outputs, const std::vector<std::string>& own, const Disk& disk) {
  for (const auto& [format, path] : outputs.files)
    for (const std::string& each : own)
      if (!each.empty() && disk.canonical(path) == disk.canonical(each))
        return problem({path, 0, 0, {}}, "this file is read by the lint, so no report can take its place",
                       "give the report a file of its own");
  return llvm::Error::success();
}

using Files = std::vector<std::pair<std::string, std::string>>;  // path => text

// To the files first: what standard output takes cannot be taken back. `files`: what is written along with them.
llvm::Error tell(const lint::Result& result, Files files, const Outputs& outputs, const LintOptions& options,
                 const Workspace& workspace, Disk& disk, Console& console) {
  report::RenderOptions render;
  render.root = workspace.root;
  render.disk = &disk;
  render.configuration = options.category;
  render.sarif_all = options.sarif_all;
  render.checkout = checkout_of(workspace.root);
  render.link = link_of_environment();
  const std::vector<lint::CheckInfo> infos = infos_with_pages();
  for (const auto& [format, path] : outputs.files) files.emplace_back(path, report::render(format, result, infos, render));
  if (llvm::Error error = write_files(files, disk)) return error;
  render.colour = console.colour();
  if (outputs.console) console.result(report::render(*outputs.console, result, infos, render));
  return llvm::Error::success();
}

// What a run reads beside the sources, all of it before the first unit is parsed.
struct Given {
  lint::Ledger ledger;
  lint::Accepted accepted;
  std::optional<Change> change;  // only what it brings is told
};

llvm::Expected<Given> given(const Workspace& workspace, const Outputs& outputs, const LintOptions& options,
                            const Disk& disk) {
  Given out;
  llvm::Expected<lint::Ledger> ledger = lint::ledger_at(ledger_file(workspace), disk);
  if (!ledger) return ledger.takeError();
  out.ledger = std::move(*ledger);
  llvm::Expected<lint::Accepted> accepted = read_accepted(workspace, options, disk);
  if (!accepted) return accepted.takeError();
  out.accepted = std::move(*accepted);
  if (llvm::Error error =
          refuse_own_files(outputs, {out.accepted.file, ledger_file(workspace), settings_file(workspace.root, disk)}, disk))
    return error;
  if (options.since.empty()) return out;
  llvm::Expected<Change> change = change_since(workspace.root, options.since, disk);
  if (!change) return change.takeError();
  out.change = std::move(*change);
  return out;
}

// Of the files below the root those that are the project's own: in a checkout, what git tracks. A report that somebody
// left there names every finding, and is no text of the project.
std::vector<std::string> texts_of(const Workspace& workspace) {
  std::set<std::string> tracked;
  std::string why;
  const std::optional<GitAnswer> answer =
      is_checkout(workspace.root) ? ask_git(workspace.root, {"ls-files", "-z"}, why) : std::nullopt;
  const bool is_known = answer && answer->code == 0;
  if (is_known)
    for (const std::string& path : split_at_nul(answer->out)) tracked.insert(workspace.root + "/" + path);
  std::vector<std::string> files;
  for (const std::string& path : workspace.files)
    if (!workspace.territory.excluded(path) && (!is_known || tracked.contains(path))) files.push_back(path);
  return files;
}

std::set<std::string> own_files(const Workspace& workspace, const Given& given, const Disk& disk) {
  std::set<std::string> files{ledger_file(workspace), settings_file(workspace.root, disk), given.accepted.file};
  for (const rules::Concept& unit : workspace.rules.concepts) files.insert(unit.file);
  return files;
}

llvm::Expected<lint::Result> judged(const Workspace& workspace, Given& given, const LintOptions& options,
                                    const std::set<std::string>& only, const Disk& disk, Console& console) {
  facts::Facts facts = collect_facts(workspace, console);
  if (facts::Facts more = unread_candidates(workspace, facts); !more.files.empty())
    facts = facts::merge({std::move(facts), std::move(more)});
  const std::size_t broken = report_unparsed(facts, workspace, console);
  tell_unread(unread_namesakes(workspace, disk), console);
  lint::Context context{facts, workspace.rules, given.ledger, disk, workspace.root};
  context.implementations = workspace.implementations;
  context.ledger_file = ledger_file(workspace);
  for (const Located& header : workspace.headers) context.headers.emplace(header.path, header.header);
  context.files = workspace.files;
  context.texts = texts_of(workspace);
  context.own_files = own_files(workspace, given, disk);
  context.lost_includes = lost_includes(workspace, disk);
  context.programs = programs_of(workspace, disk);
  context.all_definitions = options.all;
  context.classes = &workspace.classes_by_text;
  context.duplicates = workspace.settings.duplicates;
  llvm::Expected<std::set<std::string>> switched_on = chosen(workspace.settings.checks, workspace.settings.check_places);
  if (!switched_on) return switched_on.takeError();
  context.switched_on = std::move(*switched_on);
  if (only.empty() || only.contains("SSOT007"))
    for (const auto& [type, count] : lint::too_small_to_compare(context))
      console.notice("notice: " + type + " offers " + counted(count, "method") + ", too few to know a copy by them (SSOT007)");
  if (broken != 0) given.accepted.tell_stale = false;
  lint::Result result = lint::run(context, only, given.accepted);
  result.unparsed = broken;
  if (!given.change) return result;
  return only_since(*given.change, std::move(result), context, given.accepted, workspace, disk, console);
}

struct Judged {
  Workspace workspace;
  Given read;
  lint::Result result;
};

llvm::Expected<Judged> judge(const CommonOptions& common, const LintOptions& options, const std::set<std::string>& only,
                             const Outputs& outputs, Disk& disk, Console& console) {
  if (llvm::Error error = recover_interrupted(common, disk, console)) return error;
  CommonOptions with = common;
  with.duplicates = true;
  with.every_class = options.all;
  llvm::Expected<Workspace> workspace = open_workspace(with, disk, console);
  if (!workspace) return workspace.takeError();
  workspace->classes = true;
  if (llvm::Error error = check_roles(*workspace)) return error;
  llvm::Expected<Given> read = given(*workspace, outputs, options, disk);
  if (!read) return read.takeError();
  llvm::Expected<lint::Result> result = judged(*workspace, *read, options, only, disk, console);
  if (!result) return result.takeError();
  return Judged{std::move(*workspace), std::move(*read), std::move(*result)};
}

ExitCode code_of(const lint::Result& result) {
  const bool wrong = count(result, lint::Severity::error) + count(result, lint::Severity::warning) != 0;
  const ExitCode code = wrong ? ExitCode::findings : ExitCode::clean;
  return result.unparsed != 0 ? worst(code, ExitCode::incomplete) : code;
}

llvm::Error tell_judged(Judged& judged, const Outputs& outputs, const LintOptions& options, Disk& disk,
                        Console& console) {
  Files files;
  if (std::optional<std::string> text =
          updated(judged.read.accepted, judged.result, judged.workspace, options, disk, console))
    files.emplace_back(judged.read.accepted.file, std::move(*text));
  return tell(judged.result, std::move(files), outputs, options, judged.workspace, disk, console);
}

}  // namespace

llvm::Expected<ExitCode> run_lint(const CommonOptions& common, const LintOptions& options, Disk& disk,
                                  Console& console) {
  if (options.list) return list_checks(console);
  llvm::Expected<std::set<std::string>> only = chosen(options.checks);
  if (!only) return only.takeError();
  llvm::Expected<Outputs> outputs = outputs_of(options.format, options.outputs, disk);
  if (!outputs) return outputs.takeError();
  llvm::Expected<Judged> judged = judge(common, options, *only, *outputs, disk, console);
  if (!judged) return judged.takeError();
  ExitCode fixed = ExitCode::clean;
  if (const std::optional<RewriteOptions> fix = options.fix ? fix_for(judged->result, options) : std::nullopt) {
    llvm::Expected<ExitCode> code = run_rewrite(common, *fix, disk, console);
    if (!code) return code.takeError();
    fixed = *code;
    if (fix->dry_run) return worst(fixed, code_of(judged->result));
    judged = judge(common, options, *only, *outputs, disk, console);
    if (!judged) return judged.takeError();
  }
  if (llvm::Error error = tell_judged(*judged, *outputs, options, disk, console)) return error;
  return worst(fixed, code_of(judged->result));
}

}  // namespace ssot::cli
