#include <map>
#include <set>

#include "cli/commands.hpp"
#include "lint/registry.hpp"
#include "lint/run.hpp"
#include "report/json.hpp"
#include "report/sarif.hpp"
#include "report/text.hpp"
#include "support/nearest.hpp"

namespace ssot::cli {
namespace {

llvm::Expected<std::set<std::string>> chosen(const LintOptions& options) {
  std::vector<std::string> known;
  std::map<std::string, std::string> ids;  // by id and by name
  for (const lint::CheckInfo& info : lint::all_infos())
    for (const std::string& word : {info.id, info.name}) {
      known.push_back(word);
      ids.emplace(word, info.id);
    }
  std::set<std::string> out;
  for (const std::string& word : options.checks) {
    const auto found = ids.find(word);
    if (found == ids.end()) {
      const std::string near = nearest(word, known);
      return problem({}, "there is no check " + word,
                     near.empty() ? "`ssot lint --list` lists them" : "did you mean " + near + "?");
    }
    out.insert(found->second);
  }
  return out;
}

ExitCode list_checks(Console& console) {
  for (const lint::CheckInfo& info : lint::all_infos())
    console.result(info.id + "  " + info.name +
                   std::string(24 - std::min<std::size_t>(23, info.name.size()), ' ') + info.summary + "\n");
  return ExitCode::clean;
}

llvm::Expected<lint::Ledger> ledger_of(const Workspace& workspace, const Disk& disk) {
  const std::string path = workspace.root + "/" + workspace.settings.notes;
  if (!disk.exists(path)) return lint::Ledger{};
  llvm::Expected<std::string> text = disk.read(path);
  if (!text) return text.takeError();
  return lint::read_ledger(path, *text);
}

std::string render(const std::vector<lint::Finding>& findings, const LintOptions& options,
                   const Workspace& workspace, const Disk& disk, bool colour) {
  report::RenderOptions render;
  render.root = workspace.root;
  render.disk = &disk;
  render.colour = colour && options.output.empty();
  if (options.format == "json") return report::render_json(findings, render);
  if (options.format == "sarif") return report::render_sarif(findings, lint::all_infos(), render);
  return report::render_text(findings, render);
}

}  // namespace

llvm::Expected<ExitCode> run_lint(const CommonOptions& common, const LintOptions& options, Disk& disk,
                                  Console& console) {
  if (options.list) return list_checks(console);
  llvm::Expected<std::set<std::string>> only = chosen(options);
  if (!only) return only.takeError();
  if (llvm::Error error = recover_interrupted(common, disk, console)) return error;
  llvm::Expected<Workspace> workspace = open_workspace(common, disk, console);
  if (!workspace) return workspace.takeError();
  workspace->classes = true;
  llvm::Expected<lint::Ledger> ledger = ledger_of(*workspace, disk);
  if (!ledger) return ledger.takeError();

  const facts::Facts facts = collect_facts(*workspace, console);
  const std::size_t broken = report_unparsed(facts, *workspace, console);
  lint::Context context{facts, workspace->rules, *ledger, disk, workspace->root};
  context.implementations = workspace->implementations;
  context.ledger_file = workspace->root + "/" + workspace->settings.notes;
  for (const Located& header : workspace->headers) context.headers.emplace(header.path, header.header);
  const std::vector<lint::Finding> findings = lint::run(context, *only);

  const std::string text = render(findings, options, *workspace, disk, console.colour());
  if (options.output.empty())
    console.result(text);
  else if (llvm::Error error = disk.write(options.output, text))
    return error;
  const bool wrong = std::any_of(findings.begin(), findings.end(), [](const lint::Finding& finding) {
    return finding.severity != lint::Severity::note;
  });
  const ExitCode code = wrong ? ExitCode::findings : ExitCode::clean;
  return broken != 0 ? worst(code, ExitCode::incomplete) : code;
}

}  // namespace ssot::cli
