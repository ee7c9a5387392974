#include "cli/proof.hpp"

#include <algorithm>

#include "prove/keep_lines.hpp"
#include "prove/prove.hpp"
#include "prove/renames.hpp"
#include "shim/body.hpp"

namespace ssot::cli {
namespace {

bool is_ledger(const Workspace& workspace, const std::string& path) {
  return path == workspace.root + "/" + workspace.settings.notes;
}

class Asker {
 public:
  Asker(const Workspace& workspace, const facts::Facts& facts, const Migration& migration, bool on_shims)
      : workspace_(workspace), facts_(facts), migration_(migration), on_shims_(on_shims) {
    for (const auto& [path, write] : migration.batch.writes)
      if (!is_ledger(workspace, path)) touched_.insert(path);
    for (const auto& [path, before] : migration.batch.removals) touched_.insert(path);
  }

  prove::Request request(const collect::Overlay& shims) const {
    prove::Request out;
    out.root = workspace_.root;
    out.against = on_shims_ ? "shims" : "disk";
    out.jobs = workspace_.jobs;
    out.renames = prove::renames_of(workspace_.rules);
    texts(shims, out);
    for (const std::vector<scan::Command>* commands : {&workspace_.selected, &workspace_.twins})
      for (const scan::Command& command : *commands)
        if (const auto files = files_of(command.file); touches(files)) out.units.push_back(unit(command, files));
    return out;
  }

 private:
  void texts(const collect::Overlay& shims, prove::Request& out) const {
    for (const auto& [path, write] : migration_.batch.writes) {
      if (is_ledger(workspace_, path)) continue;
      const bool same_in_both = on_shims_ && shims.contains(path);
      out.after[path] = same_in_both ? write.after : prove::keep_lines(write.before, write.after);
    }
    for (const auto& [path, before] : migration_.batch.removals) out.after[path] = std::nullopt;
    if (!on_shims_) return;
    for (const auto& [path, text] : shims) out.before[path] = text;
    for (const auto& [path, before] : migration_.batch.removals) out.before[path] = std::nullopt;
  }

  std::set<std::string> files_of(const std::string& unit) const {
    std::set<std::string> out{unit};
    for (const facts::Unit& each : facts_.units)
      if (each.file == unit)
        for (const facts::FileId file : each.files) out.insert(facts_.path(file));
    return out;
  }

  bool touches(const std::set<std::string>& files) const {
    return std::any_of(files.begin(), files.end(), [&](const std::string& file) { return touched_.contains(file); });
  }

  prove::Unit unit(const scan::Command& command, const std::set<std::string>& files) const {
    prove::Unit out{command, {}, {}};
    if (workspace_.index->is_legacy_implementation(command.file))
      out.excuse = "it is a legacy implementation, and goes";
    const auto& decisions = migration_.outcome.plan.decisions;
    for (std::size_t i = 0; i < decisions.size(); ++i) {
      const report::AccountLine& line = migration_.account.lines[i];
      if (!files.contains(line.file)) continue;
      const std::string why = why_not(decisions[i]);
      if (!why.empty())
        out.beyond.push_back(to_string(Place{workspace_.relative(line.file), line.line, line.column, {}}) + ": " +
                             line.entity + ": " + why);
    }
    return out;
  }

  std::string why_not(const plan::Decision& decision) const {
    if (decision.status == plan::Status::rewritten) {
      if (on_shims_ && !is_forwarded(decision.site.rule)) return "its compatibility header does not forward it";
      return prove::beyond_rename(decision.site, workspace_.rules);
    }
    return !on_shims_ && with_shims() ? "it stays, on a compatibility header that is new" : "";
  }

  // A shim reports a call that has several answers, where its rule does not say how to forward.
  bool is_forwarded(const std::string& id) const {
    for (const rules::Concept& unit : workspace_.rules.concepts)
      for (const rules::Rule& rule : unit.rules)
        if (rule.id == id && rule.instance == rules::Instance::none)
          return !rule.shim.body.empty() || !shim::unconditional(rule).empty();
    return true;
  }

  // Does the batch make a legacy header a shim?
  bool with_shims() const {
    return std::any_of(workspace_.headers.begin(), workspace_.headers.end(), [&](const Located& header) {
      return migration_.batch.writes.contains(header.path);
    });
  }

  const Workspace& workspace_;
  const facts::Facts& facts_;
  const Migration& migration_;
  bool on_shims_;
  std::set<std::string> touched_;
};

}  // namespace

llvm::Error prove(const Workspace& workspace, const facts::Facts& facts,
                  const std::optional<collect::Overlay>& shims, const RewriteOptions& options, Console& console,
                  Migration& migration) {
  const bool on_shims = options.prove == "object-on-shims" && shims;
  const prove::Request request =
      Asker(workspace, facts, migration, on_shims).request(shims.value_or(collect::Overlay{}));
  llvm::Expected<prove::Answer> answer = prove::prove(
      request, [&](std::size_t done, std::size_t total) { console.progress("compiled twice", done, total); });
  if (!answer) return answer.takeError();
  for (const std::string& notice : answer->notices) console.notice("notice: " + notice);
  migration.account.proof = std::move(answer->proof);
  return llvm::Error::success();
}

bool differs(const report::Proof& proof) {
  return proof.count(report::ProofVerdict::differs) != 0;
}

}  // namespace ssot::cli
